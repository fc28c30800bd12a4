import { textAnswer } from '../../answers/answer.ts';
import { type Command, UserError } from '../../bot/command.ts';
import type { PersonalReminder } from '../../ports/reminder-store.ts';
import { askingSender, idIn } from './person.ts';

/** The number of the only one, for who says "it"; null where that is not clear. */
function onlyOne(text: string, open: readonly PersonalReminder[]): number | null {
  const [first, ...others] = open;
  return first !== undefined && others.length === 0 && /^(?:it|that|my|mine)\b/i.test(text) ? first.id : null;
}

export const forget: Command = {
  name: 'forget',
  aliases: [],
  summary: 'forgets one of your reminders',
  argument: {
    name: 'id',
    summary: 'its number, as "reminders" tells it; "it" if you have just one, or "all"',
    isRequired: true,
  },
  role: 'anyone',
  where: 'both',
  examples: [{ says: '!forget 3', hears: 'You have no reminder 3.' }],
  handle: async (text, context) => {
    const { say, message, prefix, now, reminders } = context;
    const { account } = await askingSender(context);
    const store = (await reminders.stores()).reminders;
    const open = await store.listOf(message.network, account);
    if (/^all\b/i.test(text)) {
      for (const { id } of open) await store.forget(message.network, account, id, now);
      return textAnswer(say('remindersGone', { count: open.length }));
    }
    const id = idIn(text) ?? onlyOne(text, open);
    if (id === null) throw new UserError(say('reminderWhich', { prefix }));
    if (!(await store.forget(message.network, account, id, now)))
      throw new UserError(say('reminderUnknown', { id: text, prefix }));
    return textAnswer(say('reminderGone', { id: String(id) }));
  },
};
