import { textAnswer } from '../../answers/answer.ts';
import { type Command, UserError } from '../../bot/command.ts';
import { askingSender, idIn } from './person.ts';
import { wordsOf } from './read-request.ts';

export const listReminders: Command = {
  name: 'reminders',
  aliases: [],
  summary: 'lists your open reminders with their ids, to you alone',
  argument: null,
  role: 'anyone',
  where: 'both',
  examples: [{ says: '!reminders', hears: 'You have no open reminders.' }],
  handle: async (_text, context) => {
    const { say, message, reminders } = context;
    const { account } = await askingSender(context);
    const open = await (await reminders.stores()).reminders.listOf(message.network, account);
    const items = open.map((reminder) =>
      say('reminderItem', { ...wordsOf({ ...reminder, further: 0 }, context), id: reminder.id }),
    );
    const intro = say('reminderList', { count: open.length });
    if (items.length === 0) return textAnswer(intro);
    return { blocks: [], privately: [{ kind: 'list', intro, items, isNumbered: false }], conversation: {} };
  },
};

export const forget: Command = {
  name: 'forget',
  aliases: [],
  summary: 'forgets one of your reminders',
  argument: { name: 'id', summary: 'its number, as "reminders" tells it', isRequired: true },
  role: 'anyone',
  where: 'both',
  examples: [{ says: '!forget 3', hears: 'You have no reminder 3.' }],
  handle: async (text, context) => {
    const { say, message, prefix, now, reminders } = context;
    const { account } = await askingSender(context);
    const id = idIn(text);
    if (id === null) throw new UserError(say('reminderWhich', { prefix }));
    if (!(await (await reminders.stores()).reminders.forget(message.network, account, id, now)))
      throw new UserError(say('reminderUnknown', { id: text, prefix }));
    return textAnswer(say('reminderGone', { id: String(id) }));
  },
};
