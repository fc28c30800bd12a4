import { textAnswer } from '../answers/answer.ts';
import type { Command } from '../bot/command.ts';

export const version: Command = {
  name: 'version',
  aliases: ['about'],
  summary: 'tells what the bot is and which version runs',
  argument: null,
  role: 'anyone',
  where: 'both',
  examples: [{ says: '!version', hears: 'gsocbot' }],
  handle: (_text, context) => textAnswer(context.say('version', { version: context.about.version })),
};
