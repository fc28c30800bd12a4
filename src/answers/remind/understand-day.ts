import type { Instant } from '../../domain/program/key-date.ts';
import { addDays } from '../../domain/reminders/zone-rules.ts';
import { zoneRules } from '../compose/zone-rules.ts';
import { dayOfResult, firstDateIn } from './english-dates.ts';
import { weekdayName, weekdayNamed } from './weekdays.ts';

const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;
const MONTH_AND_NUMBER = /^(?:\d{1,2} (\p{L}+)|(\p{L}+) \d{1,2})$/u;
/** No day is said in more. */
const MAX_LENGTH = 40;

/**
 * The day that words name, as "2024-04-02": "today", "tue" (the next one, today included), "2 april", "april 2 2025", "2024-04-02".
 *
 * @param zone IANA name of the place whose today is meant.
 * @returns null if they name none, all of them together.
 */
export function understandDay(words: string, now: Instant, zone: string): string | null {
  if (words.length > MAX_LENGTH) return null;
  const weekday = weekdayNamed(words);
  const text = weekday === null ? words : weekdayName(weekday);
  const today = zoneRules.toLocal(now, zone).day;
  const found = firstDateIn(text, Date.parse(`${today}T12:00Z`), 'UTC', false);
  if (found?.text !== text) return null;
  const day = dayOfResult(found);
  if (found.start.isCertain('weekday')) return day < today ? addDays(day, 7) : day;
  if (!found.start.isCertain('day')) return null;
  return found.start.isCertain('year') || day >= today ? day : aYearAfter(day);
}

/** The same date in the next year; null where that has no such day. */
function aYearAfter(day: string): string | null {
  const next = `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`;
  return addDays(next, 0) === next ? next : null;
}

/**
 * Whether words are meant for a day, though perhaps for one that there is none of, such as the 30th of February. Bare numbers are
 * none but in the form 2024-04-02: who reads "4/2" as the 4th of February would offer the wrong day.
 */
export function looksLikeDay(words: string): boolean {
  if (ISO_DAY.test(words)) return true;
  if (!/\p{L}/u.test(words)) return false;
  if (understandDay(words, 0, 'UTC') !== null) return true;
  const [, behind, before] = MONTH_AND_NUMBER.exec(words) ?? [];
  const month = behind ?? before;
  return month !== undefined && understandDay(`1 ${month}`, 0, 'UTC') !== null;
}
