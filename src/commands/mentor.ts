import { describePerson } from '../answers/respond/people.ts';
import { type Command, UserError } from '../bot/command.ts';

export const mentor: Command = {
  name: 'mentor',
  aliases: ['person'],
  summary: 'tells which ideas somebody mentors, and how to reach them',
  argument: { name: 'name', summary: 'name, nick or mail address', isRequired: true },
  role: 'anyone',
  where: 'both',
  examples: [{ says: '!mentor sgarzare', hears: 'Stefano Garzarella' }],
  handle: (text, context) => {
    const answer = describePerson(text, context);
    if (!answer) throw new UserError(context.say('mentorNotFound', { name: text, prefix: context.prefix }));
    return answer;
  },
};
