import type { Instant } from '../../domain/program/key-date.ts';
import type { Anchor } from '../../domain/reminders/anchor.ts';
import type { Repeat } from '../../domain/reminders/repeat.ts';
import type { AnswerContext } from '../answer.ts';
import { takeZone } from './named-zone.ts';
import { subjectOf } from './request-text.ts';
import { type AnchoredRequest, anchorDistance, anchorPlain, findDistance } from './understand-anchor.ts';
import { understandRepeat } from './understand-repeat.ts';
import { type UnderstoodTime, understandTime } from './understand-time.ts';

/** What somebody wants to be reminded of, and when. */
export interface UnderstoodRequest {
  readonly kind: 'understood';
  /** The first time; it may be over already. */
  readonly at: Instant;
  /** Further times, where several before one key date were asked for. */
  readonly further: number;
  readonly text: string;
  readonly repeat: Repeat | null;
  readonly anchor: Anchor | null;
  /** Whether the person's zone decided what time was meant. */
  readonly isLocal: boolean;
}

/**
 * A request, or what is in the way of understanding it.
 *
 * - `no time`: none is in it.
 * - `unknown date`: it is counted from something that the season does not know.
 * - `odd repeat`: it is to come again in a way that there is none of, e.g. every month.
 */
export type Understanding =
  | UnderstoodRequest
  | { readonly kind: 'no time' }
  | { readonly kind: 'odd repeat' }
  | { readonly kind: 'unknown date'; readonly name: string };

/** "tomorrow 9:00 to send the PDF", "2 days before applications close", "every monday 9:00 standup", "about the deadline". */
export function understandRequest(request: string, context: AnswerContext): Understanding {
  const { now } = context;
  const zone = context.zone ?? 'UTC';
  const distance = findDistance(request);
  const counted = distance && anchorDistance(distance, context);
  if (counted) return anchored(counted, now);
  const named = takeZone(request);
  const repeated = understandRepeat(named.rest, now, named.zone ?? zone);
  if (typeof repeated === 'string') return { kind: repeated };
  if (repeated) return { kind: 'understood', further: 0, anchor: null, isLocal: named.zone === null, ...repeated };
  if (distance) {
    // "an hour before 14:00" counts from a time, and "tomorrow to pack a day before I go" names one elsewhere.
    const from = understandTime(distance.name, now, zone);
    if (from) return once({ ...from, at: from.at - distance.leadTimeMs }, subjectOf(distance.text, from.rest));
    if (!understandTime(distance.head, now, zone)) return { kind: 'unknown date', name: distance.name };
  }
  const time = understandTime(request, now, zone);
  if (time) return once(time, subjectOf(time.rest));
  const plain = anchorPlain(request, context);
  return plain ? anchored(plain, now) : { kind: 'no time' };
}

function once({ at, isLocal }: UnderstoodTime, text: string): UnderstoodRequest {
  return { kind: 'understood', at, further: 0, text, repeat: null, anchor: null, isLocal };
}

/** The next of its times, or the last if all are over. */
function anchored({ anchor, times, text }: AnchoredRequest, now: Instant): UnderstoodRequest {
  const coming = times.filter((at) => at > now);
  const at = coming[0] ?? times.at(-1) ?? now;
  return {
    kind: 'understood',
    at,
    further: Math.max(0, coming.length - 1),
    text,
    repeat: null,
    anchor,
    isLocal: false,
  };
}
