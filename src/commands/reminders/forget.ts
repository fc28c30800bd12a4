import { textAnswer } from '../../answers/answer.ts';
import { type Command, UserError } from '../../bot/command.ts';
import { askingSender, idIn } from './person.ts';

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
