import { type CommandContext, UserError } from '../../bot/command.ts';
import type { IdeaKey } from '../../domain/program/find.ts';
import { programNamed } from '../../domain/program/find.ts';
import { interviewCommand } from './define.ts';
import { ownQueues } from './own-queues.ts';
import { actorOf, alone, ideaFor, keyOf } from './who.ts';
import { answerOf, titleOf } from './words.ts';

export const leave = interviewCommand({
  name: 'leave',
  summary: 'takes you out of the queue for an interview',
  argument: {
    name: 'idea',
    summary: 'name of the idea; may be left out if you wait for only one',
    isRequired: false,
  },
  examples: [{ says: '!leave gstreamer', hears: 'do not wait' }],
  run: async (text, _actor, context) => {
    const key = text === '' ? await onlyQueueOf(context) : keyOf(ideaFor(text, context), context);
    const who = await actorOf(context, programNamed(key.program, context.programs));
    return answerOf(await context.interviews.leave(who, key), context, () =>
      alone(context.say('queueLeft', { idea: titleOf(key.idea, context, key.program) })),
    );
  },
});

/** @throws UserError if they are in none, or in several. */
async function onlyQueueOf(context: CommandContext): Promise<IdeaKey> {
  const { say } = context;
  const [key, ...others] = await ownQueues(context);
  if (key === undefined) throw new UserError(say('placeNone'));
  if (others.length > 0)
    throw new UserError(say('leaveWhich', { ideas: [key, ...others].map(({ idea }) => idea).join(', ') }));
  return key;
}
