import type { Command } from '../bot/command.ts';

/** The bot itself keeps what is left of an answer; it never asks this command to handle anything. */
export const more: Command = {
  name: 'more',
  aliases: [],
  summary: 'says what was left of the last answer',
  argument: null,
  role: 'anyone',
  where: 'both',
  examples: [{ says: '!more', hears: 'nothing more' }],
  handle: () => {
    throw new Error('the bot answers "more" itself');
  },
};
