import { type Command, UserError } from '../../bot/command.ts';
import { whoAsks } from './person.ts';

export const confirm: Command = {
  name: 'confirm',
  aliases: [],
  summary: 'confirms what the bot has just read back to you',
  argument: null,
  role: 'anyone',
  where: 'both',
  examples: [{ says: '!confirm', hears: 'There is nothing to confirm' }],
  handle: async (_text, context) => {
    const action = context.reminders.pending.take(context.message, await whoAsks(context));
    if (action === null) throw new UserError(context.say('nothingToConfirm'));
    return action();
  },
};
