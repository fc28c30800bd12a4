import { mentorsAnswer } from '../answers/respond/mentors.ts';
import type { Command } from '../bot/command.ts';

export const mentors: Command = {
  name: 'mentors',
  aliases: [],
  summary: 'lists the mentors',
  argument: null,
  role: 'anyone',
  where: 'both',
  examples: [{ says: '!mentors', hears: '6 mentors' }],
  handle: (_text, context) => mentorsAnswer(false, context),
};
