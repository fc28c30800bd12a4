import type { Instant } from '../program/key-date.ts';
import { addDays, type LocalTime, type ZoneRules } from './zone-rules.ts';

/** What a cron expression allows; a time must be allowed by every field. */
export interface CronFields {
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  readonly daysOfMonth: readonly number[];
  /** 1 is January. */
  readonly months: readonly number[];
  /** 0 is Sunday. */
  readonly daysOfWeek: readonly number[];
}

/**
 * The instants at which a schedule falls, `from` included and `to` not, earliest first.
 *
 * A time that the clocks skip falls at the instant at which they skip it, and a time that they show twice falls at the first:
 * what is meant to happen once a day happens once on every day.
 */
export function cronTimes(
  fields: CronFields,
  zone: string,
  from: Instant,
  to: Instant,
  zones: ZoneRules,
): readonly Instant[] {
  const times = new Set<Instant>();
  const lastDay = zones.toLocal(to, zone).day;
  for (let { day } = zones.toLocal(from, zone); day <= lastDay; day = addDays(day, 1)) {
    for (const local of timesOfDay(fields, day)) times.add(zones.toInstant(local, zone));
  }
  return [...times].filter((at) => at >= from && at < to).toSorted((a, b) => a - b);
}

function timesOfDay(fields: CronFields, day: string): readonly LocalTime[] {
  const date = new Date(`${day}T00:00Z`);
  const isAllowed =
    fields.daysOfMonth.includes(date.getUTCDate()) &&
    fields.months.includes(date.getUTCMonth() + 1) &&
    fields.daysOfWeek.includes(date.getUTCDay());
  if (!isAllowed) return [];
  return fields.hours.flatMap((hour) => fields.minutes.map((minute) => ({ day, minute: hour * 60 + minute })));
}
