import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../domain/time/units.ts';

const WORDS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  the: 1,
  one: 1,
  'a couple of': 2,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  'half a': 0.5,
  'half an': 0.5,
};
const UNIT_MS: Readonly<Record<string, number>> = {
  m: MINUTE_MS,
  h: HOUR_MS,
  d: DAY_MS,
  w: 7 * DAY_MS,
  f: 14 * DAY_MS,
};

/** "2 days", "two weeks", "half an hour", "the day", "90m", as the source of a pattern with two groups: how many, and of what. */
export const AMOUNT =
  '(\\d{1,4}(?:\\.\\d)?|half an?|a couple of|an?|the|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) ?(minutes?|mins?|m|hours?|hrs?|hr|h|days?|d|weeks?|wks?|w|fortnights?)';

/** @param count and `unit` as `AMOUNT` catches them. @returns milliseconds. */
export function amountMs(count: string, unit: string): number {
  const number = WORDS[count.toLowerCase()] ?? Number(count);
  return Math.round(number * (UNIT_MS[unit.slice(0, 1).toLowerCase()] ?? 0));
}
