import { nextAnswer } from '../answers/compose/timeline-text.ts';
import type { Command } from '../bot/command.ts';

export const next: Command = {
  name: 'next',
  aliases: ['upcoming'],
  summary: 'tells the next key date',
  argument: null,
  role: 'anyone',
  where: 'both',
  examples: [{ says: '!next', hears: 'Next: Application period ends, Tue 2 April 2024 18:00 UTC' }],
  handle: (_text, context) => nextAnswer(context),
};
