import type { Instant, KeyDate, TimePoint } from './key-date.ts';
import type { Program } from './program.ts';
import { earliest, latest } from './time-point.ts';

/** A point of the timeline at which something happens: a key date, or one of the ends of a range. */
export interface TimelineEvent {
  readonly date: KeyDate;
  readonly edge: 'start' | 'end' | 'whole';
  readonly point: TimePoint;
}

/** All events of a program, earliest first; two may share an instant. */
export function timelineEvents(program: Program): readonly TimelineEvent[] {
  return program.keyDates.flatMap(eventsOf).toSorted((a, b) => earliest(a.point) - earliest(b.point));
}

function eventsOf(date: KeyDate): TimelineEvent[] {
  const { when } = date;
  if (when.kind !== 'range') return [{ date, edge: 'whole', point: when }];
  return [
    { date, edge: 'start', point: when.from },
    { date, edge: 'end', point: when.to },
  ];
}

/** The first event that is not over at `now`; null after the season. An all-day event of today is not over. */
export function nextEvent(program: Program, now: Instant): TimelineEvent | null {
  return timelineEvents(program).find((event) => latest(event.point) > now) ?? null;
}

/** The first event that begins after `point` is over; null if none does. */
export function eventAfter(program: Program, point: TimePoint): TimelineEvent | null {
  return (
    timelineEvents(program).find((event) => earliest(event.point) >= latest(point) && event.point !== point) ?? null
  );
}

/** The last event that is over when `point` begins; null if none is. */
export function eventBefore(program: Program, point: TimePoint): TimelineEvent | null {
  return (
    timelineEvents(program).findLast((event) => latest(event.point) <= earliest(point) && event.point !== point) ?? null
  );
}
