import { textAnswer } from '../../answers/answer.ts';
import { type Command, UserError } from '../../bot/command.ts';

export const reload: Command = {
  name: 'reload',
  aliases: [],
  summary: 'reads the programs again; changed dates are announced, and their reminders planned anew',
  argument: null,
  role: 'admin',
  where: 'both',
  examples: [{ says: '!reload', hears: 'The data is read again' }],
  handle: async (_text, context) => {
    const problems = await context.reminders.reload();
    if (problems.length > 0) throw new UserError(context.say('reloadFailed', { problems: problems.join('; ') }));
    return textAnswer(context.say('reloaded', { count: context.programs.length }));
  },
};
