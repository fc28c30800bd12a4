import { datesAnswer } from '../answers/compose/timeline-text.ts';
import type { Command } from '../bot/command.ts';

export const dates: Command = {
  name: 'dates',
  aliases: ['timeline', 'deadlines'],
  summary: 'lists the key dates of the season',
  argument: null,
  role: 'anyone',
  where: 'both',
  examples: [{ says: '!dates', hears: 'Contribution task deadline: Sun 21 April 2024' }],
  handle: (_text, context) => datesAnswer(context),
};
