import type { Instant } from '../program/key-date.ts';
import { DAY_MS } from '../time/units.ts';
import { cronTimes } from './cron-times.ts';
import type { ZoneRules } from './zone-rules.ts';

/** Again and again on some days of the week, at one time of the day. */
export interface Repeat {
  /** 0 is Sunday; at least one. */
  readonly daysOfWeek: readonly number[];
  /** Minutes since midnight. */
  readonly minute: number;
  /** IANA name. */
  readonly zone: string;
}

/** The first time after `now`. */
export function nextTime(repeat: Repeat, now: Instant, zones: ZoneRules): Instant {
  const [next] = timesBetween(repeat, now + 1, now + 9 * DAY_MS, zones);
  if (next === undefined) throw new Error('a day of the week comes within nine days');
  return next;
}

/** The last time that is not after `now`. */
export function lastTime(repeat: Repeat, now: Instant, zones: ZoneRules): Instant {
  const last = timesBetween(repeat, now - 9 * DAY_MS, now + 1, zones).at(-1);
  if (last === undefined) throw new Error('a day of the week comes within nine days');
  return last;
}

function timesBetween({ daysOfWeek, minute, zone }: Repeat, from: Instant, to: Instant, zones: ZoneRules) {
  const fields = {
    minutes: [minute % 60],
    hours: [Math.floor(minute / 60)],
    daysOfMonth: Array.from({ length: 31 }, (_, at) => at + 1),
    months: Array.from({ length: 12 }, (_, at) => at + 1),
    daysOfWeek,
  };
  return cronTimes(fields, zone, from, to, zones);
}
