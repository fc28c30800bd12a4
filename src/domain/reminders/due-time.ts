import type { Instant, TimePoint } from '../program/key-date.ts';
import { earliest, endOf, latest } from '../program/time-point.ts';
import { DAY_MS } from '../time/units.ts';
import type { Occasion } from './occasions.ts';
import { afterQuietHours, beforeQuietHours } from './quiet-hours.ts';
import type { Listener } from './rules.ts';
import { addDays, type ZoneRules } from './zone-rules.ts';

/** When a reminder is said. */
export interface DueTime {
  /** When the rules want it said. */
  readonly wantedAt: Instant;
  /** When it is said: later than wanted where quiet hours are in the way, earlier where it would be too late then. */
  readonly dueAt: Instant;
  /** From then on it is of no use. */
  readonly staleAt: Instant;
}

/** How long it is worth saying that something has begun, ended or happened. */
const NEWS_MS = DAY_MS;
/** That something is open is news for longer, while it is open. */
const OPEN_NEWS_MS = 7 * DAY_MS;

/** When an occasion is said to a listener, with their quiet hours; it depends on no present time. */
export function dueTimeOf(occasion: Occasion, listener: Listener, zones: ZoneRules): DueTime {
  const wantedAt = wantedTime(occasion, listener, zones);
  return {
    wantedAt,
    dueAt: sayableTime(wantedAt, occasion, listener, zones),
    staleAt: staleTime(occasion, listener, zones),
  };
}

/** After the quiet hours; but what is to be done by a deadline is said before those in which it passes. */
function sayableTime(wantedAt: Instant, occasion: Occasion, { quiet, zone }: Listener, zones: ZoneRules): Instant {
  const { event, role, leadTimeMs } = occasion;
  const after = afterQuietHours(wantedAt, quiet, zone, zones);
  const { point } = event;
  const isTooLate = role === 'deadline' && leadTimeMs > 0 && point.kind === 'instant' && after >= point.at;
  return isTooLate ? beforeQuietHours(wantedAt, quiet, zone, zones) : after;
}

function wantedTime({ event, leadTimeMs }: Occasion, { zone, sayAt }: Listener, zones: ZoneRules): Instant {
  const { point } = event;
  if (point.kind === 'instant') return point.at - leadTimeMs;
  return zones.toInstant({ day: addDays(firstDayOf(point), -leadTimeMs / DAY_MS), minute: sayAt }, zone);
}

function firstDayOf(point: Exclude<TimePoint, { kind: 'instant' }>): string {
  return point.kind === 'day' ? point.day : `${point.month}-01`;
}

/** A reminder beforehand is of no use once the event is there; news of the event itself keeps for a while. */
function staleTime({ event, role, leadTimeMs }: Occasion, { zone }: Listener, zones: ZoneRules): Instant {
  const { date, point } = event;
  if (point.kind === 'day') return zones.toInstant({ day: addDays(point.day, 1), minute: 0 }, zone);
  if (point.kind === 'month') return latest(point);
  if (leadTimeMs > 0) return point.at;
  if (role !== 'opening') return point.at + NEWS_MS;
  return Math.max(point.at, Math.min(point.at + OPEN_NEWS_MS, earliest(endOf(date.when))));
}
