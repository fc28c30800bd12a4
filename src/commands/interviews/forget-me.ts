import type { CommandContext } from '../../bot/command.ts';
import type { Actor } from '../../domain/interviews/party.ts';
import type { Account } from '../../domain/people/person-id.ts';
import type { ReminderStore } from '../../ports/reminder-store.ts';
import { interviewCommand } from './define.ts';
import { alone } from './who.ts';

export const forgetMe = interviewCommand({
  name: 'forgetme',
  summary: 'shows what is kept about you; "forgetme confirm" deletes it',
  argument: { name: 'confirm', summary: 'the word "confirm"', isRequired: false },
  examples: [{ says: '!forgetme', hears: 'I keep about you' }],
  run: async (text, actor, context) => {
    const { interviews, say, zone } = context;
    if (!/^confirm$/i.test(text)) {
      const traces = await interviews.store.traces(actor.party.id);
      const reminders = await remindersOf(context, (store, { network, account }) => store.countOf(network, account));
      return alone(say('forgetShow', { ...traces, reminders, hasZone: String(zone !== null), zone: zone ?? '' }));
    }
    const isForgotten = await forget(actor, context);
    return alone(say(isForgotten ? 'forgetDone' : 'forgetBusy'));
  },
});

/** The sum over all accounts of who asks. */
async function remindersOf(
  { people, reminders, message, proveSender }: CommandContext,
  each: (store: ReminderStore, account: Account) => Promise<number>,
): Promise<number> {
  const { account } = await proveSender();
  if (account === null) return 0;
  const store = (await reminders.stores()).reminders;
  let sum = 0;
  for (const own of (await people.personOf({ network: message.network, account })).accounts)
    sum += await each(store, own);
  return sum;
}

/** What is to come is called off as the person could do it themselves, so that the others are told and the queue moves on. */
async function forget(actor: Actor, context: CommandContext): Promise<boolean> {
  const { interviews, preferences, message, now } = context;
  const { store } = interviews;
  for (const { id, applicant } of await store.bookingsOf(actor.party.id, now))
    if (applicant.id === actor.party.id) await interviews.cancel(actor, id, '');
  for (const key of await store.queuesOf(actor.party.id)) await interviews.leave(actor, key);
  if (!(await store.forget(actor.party.id))) return false;
  await remindersOf(context, (all, { network, account }) => all.forgetAll(network, account));
  // The zone may have been set before the account was proved, and after.
  const { account, nick } = actor.party;
  await preferences.setZone(message.network, { account, nick }, null);
  await preferences.setZone(message.network, { account: null, nick }, null);
  return true;
}
