import type { CommandContext } from '../../bot/command.ts';
import type { Actor } from '../../domain/interviews/party.ts';
import { placeIn } from '../../domain/interviews/queue.ts';
import { interviewCommand } from './define.ts';
import { alone } from './who.ts';
import { titleOf } from './words.ts';

export const place = interviewCommand({
  name: 'place',
  summary: 'tells your place in the queues you are in',
  examples: [{ says: '!place', hears: 'no queue' }],
  run: (_, actor, context) => showPlaces(actor, context),
});

export async function showPlaces({ party }: Actor, context: CommandContext) {
  const { store } = context.interviews;
  const keys = await store.queuesOf(party.id);
  if (keys.length === 0) return alone(context.say('placeNone'));
  const lines = await Promise.all(
    keys.map(async (key) =>
      context.say('placeIs', {
        idea: titleOf(key.idea, context, key.program),
        place: placeIn(await store.queue(key), party.id) ?? 0,
      }),
    ),
  );
  return alone(lines.join(' '));
}
