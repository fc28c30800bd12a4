import { textAnswer } from '../../answers/answer.ts';
import type { Command } from '../../bot/command.ts';
import { askingSender } from './person.ts';
import { wordsOf } from './read-request.ts';

export const reminders: Command = {
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
