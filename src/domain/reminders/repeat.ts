import type { Instant } from '../program/key-date.ts';
import { cronTimes } from './cron-times.ts';
import { DAY_MS } from './rules.ts';
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
export function nextTime({ daysOfWeek, minute, zone }: Repeat, now: Instant, zones: ZoneRules): Instant {
  const fields = {
    minutes: [minute % 60],
    hours: [Math.floor(minute / 60)],
    daysOfMonth: Array.from({ length: 31 }, (_, at) => at + 1),
    months: Array.from({ length: 12 }, (_, at) => at + 1),
    daysOfWeek,
  };
  const [next] = cronTimes(fields, zone, now + 1, now + 9 * DAY_MS, zones);
  if (next === undefined) throw new Error('a day of the week comes within nine days');
  return next;
}
