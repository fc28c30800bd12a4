import { describeIdea } from '../answers/respond/describe-idea.ts';
import { type Command, UserError } from '../bot/command.ts';

export const idea: Command = {
  name: 'idea',
  aliases: ['project'],
  summary: 'shows one project idea, or one thing about it',
  argument: {
    name: 'name',
    summary: 'name, alias, number or words of the idea; then mentors, tasks, links, size, level or languages',
    isRequired: true,
  },
  role: 'anyone',
  where: 'both',
  examples: [
    { says: '!idea gstreamer', hears: 'GStreamer Backend for vhost-device-sound' },
    { says: '!idea 2 mentors', hears: 'Eugenio Perez Martin' },
  ],
  handle: (text, context) => {
    const answer = describeIdea(text, context);
    if (!answer) throw new UserError(context.say('ideaNotFound', { name: text, prefix: context.prefix }));
    return answer;
  },
};
