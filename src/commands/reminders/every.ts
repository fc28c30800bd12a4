import type { Command } from '../../bot/command.ts';
import { askForReminder } from './ask-for-reminder.ts';

export const every: Command = {
  name: 'every',
  aliases: [],
  summary: 'reminds you again and again, as "remind me every ..." does',
  argument: {
    name: 'request',
    summary: 'on which days, when and of what, e.g. "monday 9:00 to write the report", "weekday at 18:00 stand-up"',
    isRequired: true,
    pattern: /^(?:mon|tue|wed|thu|fri|sat|sun|day|weekday|week|morning|evening)\w*\b/i,
  },
  role: 'anyone',
  where: 'both',
  examples: [{ says: '!every monday 9:00 to write the report', hears: 'every Monday at 09:00' }],
  handle: (text, context) => askForReminder(`every ${text}`, context),
};
