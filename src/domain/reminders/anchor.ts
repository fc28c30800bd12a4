import type { Instant } from '../program/key-date.ts';
import type { Program } from '../program/program.ts';
import { type TimelineEvent, timelineEvents } from '../program/timeline.ts';
import { DAY_MS } from '../time/units.ts';
import { roleOfEvent } from './occasions.ts';
import { pointKey } from './plan-reminders.ts';
import { DEFAULT_LEAD_TIMES } from './rules.ts';
import { addDays, type ZoneRules } from './zone-rules.ts';

/** What a person's reminder is counted from: when the key date moves, the reminder moves with it. */
export interface Anchor {
  /** Id of the program. */
  readonly program: string;
  /** Id of the key date in it. */
  readonly keyDate: string;
  /** Its title, for when it is gone. */
  readonly title: string;
  readonly edge: TimelineEvent['edge'];
  /** How long before, in milliseconds, each once; negative is afterwards. At least one. */
  readonly leadTimesMs: readonly number[];
  /** IANA name: the person's zone, in which days are counted. */
  readonly zone: string;
  /** The event's point when the times were last worked out, as `pointKey` writes it: another one means that it moved. */
  readonly point: string;
}

/** One time at which such a reminder is said. */
export interface AnchoredTime {
  readonly at: Instant;
  readonly leadTimeMs: number;
}

/** When a date without an hour is spoken of: nine o'clock, in minutes since midnight. */
const MORNING = 9 * 60;

/** @param leadTimesMs at least one, as in `Anchor`. */
export function anchorTo(
  { date, edge, point }: TimelineEvent,
  program: Program,
  leadTimesMs: readonly number[],
  zone: string,
): Anchor {
  return { program: program.id, keyDate: date.id, title: date.title, edge, leadTimesMs, zone, point: pointKey(point) };
}

/** The event that an anchor names, if the program still has it; a range that became a single date counts as that date. */
export function anchoredEvent(anchor: Pick<Anchor, 'keyDate' | 'edge'>, program: Program): TimelineEvent | null {
  const events = timelineEvents(program).filter(({ date }) => date.id === anchor.keyDate);
  return events.find(({ edge }) => edge === anchor.edge) ?? events.at(-1) ?? null;
}

/** All times of an anchor, earliest first; of a date without an hour whole days count from nine o'clock in the person's zone. */
export function anchoredTimes(anchor: Anchor, { point }: TimelineEvent, zones: ZoneRules): readonly AnchoredTime[] {
  const timeOf = (leadTimeMs: number): Instant => {
    if (point.kind === 'instant') return point.at - leadTimeMs;
    const first = point.kind === 'day' ? point.day : `${point.month}-01`;
    const days = Math.trunc(leadTimeMs / DAY_MS);
    return zones.toInstant({ day: addDays(first, -days), minute: MORNING }, anchor.zone) - (leadTimeMs % DAY_MS);
  };
  return anchor.leadTimesMs
    .map((leadTimeMs) => ({ at: timeOf(leadTimeMs), leadTimeMs }))
    .toSorted((a, b) => a.at - b.at);
}

/** How often somebody is reminded who only says of what: as often as a channel by default. */
export function usualLeadTimes(event: TimelineEvent): readonly number[] {
  const leadTimes = DEFAULT_LEAD_TIMES[roleOfEvent(event)];
  if (event.point.kind === 'month') return [0];
  return event.point.kind === 'instant' ? leadTimes : leadTimes.filter((leadTimeMs) => leadTimeMs % DAY_MS === 0);
}

/** The next time after `now`; null when all of it is over. */
export function nextAnchored(times: readonly AnchoredTime[], now: Instant): AnchoredTime | null {
  return times.find(({ at }) => at > now) ?? null;
}
