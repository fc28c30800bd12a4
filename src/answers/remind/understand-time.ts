import { createRequire } from 'node:module';
import type * as Chrono from 'chrono-node/en';
import type { Instant } from '../../domain/program/key-date.ts';
import { addDays } from '../../domain/reminders/zone-rules.ts';
import { zoneRules } from '../compose/zone-rules.ts';
import { takeZone } from './named-zone.ts';

/** A time that somebody typed, and what stood beside it. */
export interface UnderstoodTime {
  readonly at: Instant;
  /** The text without the time. */
  readonly rest: string;
  /** What stood before the time. */
  readonly head: string;
  /** Whether it is the time of a wall clock, so that the zone decides what it is. */
  readonly isLocal: boolean;
}

/** When something is said for which a day was named and no hour. */
const DEFAULT_MINUTE = 9 * 60;
const PART_OF_DAY = /\b(?:noon|afternoon|evening|night|tonight|midnight)\b/i;
/** "tomorrow 9 to send it": behind a day a number alone is an hour. */
const BARE_HOUR = /^,? (?:at )?([01]?\d|2[0-3])(?=$| (?:to|that|about)\b)/i;
const MINUTE_MS = 60_000;

let chrono: typeof Chrono | null = null;

/** English only, and loaded for the first time that is typed: it is a fifth of the files of a start and 8 MiB, and few ask to be reminded. */
function english(): typeof Chrono {
  chrono ??= createRequire(import.meta.url)('chrono-node/en') as typeof Chrono;
  return chrono;
}

/**
 * Finds the first time in a text: "tomorrow 9:00", "in 3h", "2 April at 14:00", "friday", "2024-04-02 09:00".
 *
 * What a clock shows is meant in the person's zone, also where the clocks change between now and then.
 *
 * @param zone IANA name; one that is named in the text has the last word.
 * @returns null if the text has none.
 */
export function understandTime(text: string, now: Instant, zone: string): UnderstoodTime | null {
  const named = takeZone(text);
  const time = timeIn(named.rest, now, named.zone ?? zone);
  return time && { ...time, isLocal: time.isLocal && named.zone === null };
}

function timeIn(text: string, now: Instant, zone: string): UnderstoodTime | null {
  const offsetMinutes = (Date.parse(`${shownAt(now, zone)}Z`) - now) / MINUTE_MS;
  const reference = { instant: new Date(now), timezone: Math.round(offsetMinutes) };
  const [found] = english().casual.parse(text, reference, { forwardDate: true });
  if (!found) return null;
  const { start } = found;
  const head = text.slice(0, found.index);
  const tail = text.slice(found.index + found.text.length);
  const [spoken = '', bareHour] = start.isCertain('hour') ? [] : (BARE_HOUR.exec(tail) ?? []);
  const rest = `${head} ${tail.slice(spoken.length)}`;
  // "in 3h" and "9:00 UTC" are instants already; all else is the time of a wall clock.
  if (start.isCertain('timezoneOffset')) return { at: wholeMinute(start.date().getTime()), rest, head, isLocal: false };
  const day = [start.get('year'), start.get('month'), start.get('day')].map((part) => String(part).padStart(2, '0'));
  // "tonight" and "noon" mean an hour that chrono knows, though nobody said it.
  const hasHour = start.isCertain('hour') || PART_OF_DAY.test(found.text);
  const shown = hasHour ? (start.get('hour') ?? 0) * 60 + (start.get('minute') ?? 0) : DEFAULT_MINUTE;
  const minute = bareHour === undefined ? shown : Number(bareHour) * 60;
  const at = nextAt(day.join('-'), minute, start.isCertain('day') || start.isCertain('weekday'), now, zone);
  return { at, rest, head, isLocal: true };
}

/** The next whole minute: the bot looks at its outbox as each begins, and what is read back is to be what happens. */
export function wholeMinute(at: Instant): Instant {
  return Math.ceil(at / MINUTE_MS) * MINUTE_MS;
}

/** "9:00" alone, when that is over for today, is tomorrow's. */
function nextAt(day: string, minute: number, isDayNamed: boolean, now: Instant, zone: string): Instant {
  const at = zoneRules.toInstant({ day, minute }, zone);
  return at > now || isDayNamed ? at : zoneRules.toInstant({ day: addDays(day, 1), minute }, zone);
}

/** "2024-03-25T15:30:00", what clocks of the zone show. */
function shownAt(at: Instant, zone: string): string {
  const { day, minute } = zoneRules.toLocal(at, zone);
  const parts = [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0'));
  return `${day}T${parts.join(':')}:00`;
}
