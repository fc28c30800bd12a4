import type { CommandContext } from '../../bot/command.ts';
import { placeIn } from '../../domain/interviews/queue.ts';
import { interviewCommand } from './define.ts';
import { ownQueues } from './own-queues.ts';
import { alone } from './who.ts';
import { titleOf } from './words.ts';

export const place = interviewCommand({
  name: 'place',
  summary: 'tells your place in the queues you are in',
  examples: [{ says: '!place', hears: 'no queue' }],
  run: (_, _actor, context) => showPlaces(context),
});

export async function showPlaces(context: CommandContext) {
  const keys = await ownQueues(context);
  if (keys.length === 0) return alone(context.say('placeNone'));
  const lines = await Promise.all(
    keys.map(async (key) =>
      context.say('placeIs', {
        idea: titleOf(key.idea, context, key.program),
        place: placeIn(await context.interviews.store.queue(key), key.applicant) ?? 0,
      }),
    ),
  );
  return alone(lines.join(' '));
}
