import { matchesWildcard } from '../../domain/limits/wildcard.ts';
import type { HearingContext } from './hear.ts';
import { objectIn, stringIn } from './json.ts';
import type { RoomEvent } from './room-event.ts';

/** A sign that somebody put on a message. */
export interface Sign {
  readonly sign: string;
  /** The message that it was put on. */
  readonly on: string;
}

/** More than any sign; what is longer is none. */
const MAX_SIGN_LENGTH = 32;

/**
 * The sign of a reaction; null for what is none, or not to be heard: of the bot itself, of other bots, and what is old.
 *
 * Source: Matrix client-server specification, "Event annotations and reactions".
 */
export function hearSign(
  event: RoomEvent,
  { ownId, bots, staleAfterMs }: Pick<HearingContext, 'ownId' | 'bots' | 'staleAfterMs'>,
): Sign | null {
  if (event.type !== 'm.reaction' || event.stateKey !== null) return null;
  if (event.sender === ownId || matchesWildcard(event.sender, bots)) return null;
  if (event.ageMs === null || Math.abs(event.ageMs) > staleAfterMs) return null;
  const relation = objectIn(event.content, 'm.relates_to');
  const [on, sign] = [stringIn(relation, 'event_id'), stringIn(relation, 'key')];
  if (stringIn(relation, 'rel_type') !== 'm.annotation' || !on || !sign || sign.length > MAX_SIGN_LENGTH) return null;
  return { on, sign };
}
