import type { Instant } from '../../domain/program/key-date.ts';
import { addDays } from '../../domain/reminders/zone-rules.ts';
import { MINUTE_MS } from '../../domain/time/units.ts';
import { zoneRules } from '../compose/zone-rules.ts';
import { dayOfResult, firstDateIn } from './english-dates.ts';
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
  const found = firstDateIn(text, now, zone);
  if (!found) return null;
  const { start } = found;
  const head = text.slice(0, found.index);
  const tail = text.slice(found.index + found.text.length);
  const [spoken = '', bareHour] = start.isCertain('hour') ? [] : (BARE_HOUR.exec(tail) ?? []);
  const rest = `${head} ${tail.slice(spoken.length)}`;
  // "in 3h" and "9:00 UTC" are instants already; all else is the time of a wall clock.
  if (start.isCertain('timezoneOffset')) return { at: wholeMinute(start.date().getTime()), rest, head, isLocal: false };
  // "tonight" and "noon" mean an hour that chrono knows, though nobody said it.
  const hasHour = start.isCertain('hour') || PART_OF_DAY.test(found.text);
  const shown = hasHour ? (start.get('hour') ?? 0) * 60 + (start.get('minute') ?? 0) : DEFAULT_MINUTE;
  const minute = bareHour === undefined ? shown : Number(bareHour) * 60;
  const at = nextAt(dayOfResult(found), minute, start.isCertain('day') || start.isCertain('weekday'), now, zone);
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
