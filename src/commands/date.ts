import { describeDate } from '../answers/respond/key-dates.ts';
import { type Command, UserError } from '../bot/command.ts';

export const date: Command = {
  name: 'date',
  aliases: ['deadline'],
  summary: 'tells one key date',
  argument: { name: 'words', summary: 'what it is the date of, e.g. "results"', isRequired: true },
  role: 'anyone',
  where: 'both',
  examples: [{ says: '!date results', hears: 'Wed 1 May 2024 18:00 UTC' }],
  handle: (text, context) => {
    const answer = describeDate(text, context);
    if (!answer) throw new UserError(context.say('dateNotFound', { name: text, prefix: context.prefix }));
    return answer;
  },
};
