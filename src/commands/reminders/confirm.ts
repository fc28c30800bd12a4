import { type Command, UserError } from '../../bot/command.ts';

export const confirm: Command = {
  name: 'confirm',
  aliases: [],
  summary: 'confirms what the bot has just read back to you',
  argument: null,
  role: 'anyone',
  where: 'both',
  examples: [{ says: '!confirm', hears: 'There is nothing to confirm' }],
  handle: async (_text, { say, message, proveSender, reminders }) => {
    const action = reminders.pending.take(message, await proveSender());
    if (action === null) throw new UserError(say('nothingToConfirm'));
    return action();
  },
};
