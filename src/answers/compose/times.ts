import { DateTime } from 'luxon';
import type { Instant, TimePoint, When } from '../../domain/program/key-date.ts';
import { earliest } from '../../domain/program/time-point.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../domain/time/units.ts';
import { remembered } from './remembered.ts';

const DAY_FORMAT = 'ccc d LLLL yyyy';

/**
 * What a clock shows in a zone, by luxon's format tokens. Remembered, because a season speaks of the same few dozen instants all the
 * time: luxon's parsing of the format is half the time of an answer and most of its garbage.
 */
function shown(at: Instant, zone: string, format: string): string {
  return SHOWN(`${at} ${zone} ${format}`);
}

const MAX_SHOWN = 2_000;
const SHOWN = remembered((key) => {
  const [at = '', zone = '', ...format] = key.split(' ');
  return DateTime.fromMillis(Number(at), { zone, locale: 'en-US' }).toFormat(format.join(' '));
}, MAX_SHOWN);

/** A point as exact as it is known: "Tue 2 April 2024 18:00 UTC", "Sun 21 April 2024", "May" (the season's year goes without saying); a moment also in `zone`. */
export function formatPoint(point: TimePoint, zone: string | null): string {
  if (point.kind === 'instant') return formatInstant(point.at, zone);
  return shown(earliest(point), 'utc', point.kind === 'day' ? DAY_FORMAT : 'LLLL');
}

/** "Tue 2 April 2024 18:00 UTC", with the local time behind it if `zone` is another one than UTC. */
export function formatInstant(at: Instant, zone: string | null): string {
  const text = `${shown(at, 'utc', `${DAY_FORMAT} HH:mm`)} UTC`;
  if (zone === null || zone === 'UTC') return text;
  const isSameDay = shown(at, zone, DAY_FORMAT) === shown(at, 'utc', DAY_FORMAT);
  return `${text} (${shown(at, zone, isSameDay ? 'HH:mm' : 'ccc d LLLL HH:mm')} ${zone})`;
}

/** "18:00 UTC" */
export function formatTimeOfDay(at: Instant): string {
  return `${shown(at, 'utc', 'HH:mm')} UTC`;
}

/** "18 March 2024 to Tue 2 April 2024 18:00 UTC" or the single point. */
export function formatWhen(when: When, zone: string | null): string {
  if (when.kind !== 'range') return formatPoint(when, zone);
  return `${formatPoint(when.from, zone)} to ${formatPoint(when.to, zone)}`;
}

/** Whole days from one calendar day (UTC) to another; what people mean by "days left". */
export function calendarDays(from: Instant, to: Instant): number {
  return Math.floor(to / DAY_MS) - Math.floor(from / DAY_MS);
}

/** A length of time in its two largest units: "6 days 3 hours", "59 minutes", "less than a minute". */
export function formatDuration(ms: number): string {
  const days = Math.floor(ms / DAY_MS);
  const hours = Math.floor((ms % DAY_MS) / HOUR_MS);
  const minutes = Math.floor((ms % HOUR_MS) / MINUTE_MS);
  if (days > 0) return parts([days, 'day'], [days < 14 ? hours : 0, 'hour']);
  if (hours > 0) return parts([hours, 'hour'], [minutes, 'minute']);
  return minutes > 0 ? parts([minutes, 'minute']) : 'less than a minute';
}

function parts(...units: readonly (readonly [number, string])[]): string {
  return units
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}${count === 1 ? '' : 's'}`)
    .join(' ');
}
