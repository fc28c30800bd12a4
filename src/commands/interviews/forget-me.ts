import { formatInstant } from '../../answers/compose/times.ts';
import type { CommandContext } from '../../bot/command.ts';
import type { Actor } from '../../domain/interviews/party.ts';
import { foldPersonName } from '../../domain/people/fold-name.ts';
import type { Person } from '../../domain/people/person-id.ts';
import { interviewCommand } from './define.ts';
import { alone } from './who.ts';
import { bookingWords, titleOf } from './words.ts';

export const forgetMe = interviewCommand({
  name: 'forgetme',
  summary: 'shows what is kept about you; "forgetme confirm" deletes it',
  argument: { name: 'confirm', summary: 'the word "confirm"', isRequired: false, pattern: /^confirm$/i },
  examples: [{ says: '!forgetme', hears: 'I keep nothing about you' }],
  run: async (text, actor, context) => {
    const { network, account } = actor.party;
    const person = await context.people.personOf({ network, account: foldPersonName(account) });
    if (/^confirm$/i.test(text)) {
      const isForgotten = await forget(actor, person, context);
      return alone(context.say(isForgotten ? 'forgetDone' : 'forgetBusy'));
    }
    const items = await traces(actor, person, context);
    if (items.length === 0) return alone(context.say('forgetNothing'));
    // What can be done comes first: the list may be long.
    return alone(context.say('forgetHow'), {
      kind: 'list',
      intro: context.say('forgetShow'),
      items,
      isNumbered: false,
    });
  },
});

/** Everything that is stored about a person, each in a few words. */
async function traces(actor: Actor, person: Person, context: CommandContext): Promise<readonly string[]> {
  const { interviews, say, zone } = context;
  const { bookings, entries, ...counts } = await interviews.store.traces({ ...person, id: actor.party.id });
  const counted = (['lines', 'notes', 'messages', 'reminders'] as const).filter((what) => counts[what] > 0);
  return [
    ...bookings.map((booking) => say('forgetBooking', bookingWords(booking, context))),
    ...entries.map(({ program, idea, joinedAt }) =>
      say('forgetEntry', { idea: titleOf(idea, context, program), when: formatInstant(joinedAt, zone) }),
    ),
    ...counted.map((what) => say('forgetCount', { what, count: counts[what] })),
    ...(zone === null ? [] : [say('forgetZone', { zone })]),
    ...(person.accounts.length < 2 ? [] : [say('forgetAccounts', { accounts: named(person) })]),
  ];
}

function named({ accounts }: Person): string {
  return accounts.map(({ network, account }) => `${account} (${network})`).join(', ');
}

async function forget(actor: Actor, person: Person, context: CommandContext): Promise<boolean> {
  const { interviews, preferences, people } = context;
  if (!(await interviews.forget(actor, person.accounts))) return false;
  for (const { network, account } of person.accounts) {
    await preferences.setZone(network, { account, nick: account }, null);
    await people.forget({ network, account });
  }
  // The zone may have been set before the account was proved.
  const { network, nick } = actor.party;
  await preferences.setZone(network, { account: null, nick }, null);
  return true;
}
