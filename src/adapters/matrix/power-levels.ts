import { type Reason, reasonWith } from '../../domain/language/reasons.ts';
import { type JsonObject, numberIn, objectIn } from './json.ts';

/** Why the bot may not speak in a room, for `status` alone: what it may do is decided by the homeserver. Null if it may. */
export function speechProblem(levels: JsonObject, ownId: string): Reason | null {
  const own = numberIn(objectIn(levels, 'users'), ownId) ?? numberIn(levels, 'users_default') ?? 0;
  const wanted = numberIn(objectIn(levels, 'events'), 'm.room.message') ?? numberIn(levels, 'events_default') ?? 0;
  return own >= wanted ? null : reasonWith('may-not-speak', `${wanted}/${own}`);
}
