import type { Instant } from '../../domain/program/key-date.ts';

/** A day that a message names, e.g. "april 21" or "2024-04-21"; the year is null where none is given. */
export interface DayLiteral {
  readonly month: number;
  readonly day: number;
  readonly year: number | null;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = `(${MONTHS.join('|')})[a-z]*\\.?`;
const DAY = '(\\d{1,2})(?:st|nd|rd|th)?';
const DAY_MONTH = new RegExp(`\\b${DAY}\\s+(?:of\\s+)?${MONTH}(?![a-z])(?:,?\\s+(\\d{4}))?`, 'g');
const MONTH_DAY = new RegExp(`\\b${MONTH}\\s+(?:the\\s+)?${DAY}\\b(?:,?\\s+(\\d{4}))?`, 'g');
/** "may" is a month only there, and "in markdown" names none. */
const IN_MONTH = new RegExp(
  `\\b(?:in|during|all|throughout) (?:early |mid |late )?(${MONTHS.join('|')})(?:uary|ruary|ch|il|e|y|ust|t|tember|ober|ember)?(?: (\\d{4}))?(?= |$)`,
);
const ISO = /\b(\d{4})-(\d{2})-(\d{2})\b/g;

/**
 * The days that words like "today" and "tomorrow" name.
 *
 * @param relativeDays words by their distance from today in days.
 */
export function findRelativeDays(
  words: readonly string[],
  relativeDays: Readonly<Record<string, readonly string[]>>,
  now: Instant,
): readonly DayLiteral[] {
  return Object.entries(relativeDays)
    .filter(([, names]) => names.some((name) => words.includes(name)))
    .map(([distance]) => {
      const date = new Date(now + Number(distance) * 86_400_000);
      return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
    });
}

/** The month that a text names behind "in" and the like; null if none. @param text in lower case. */
export function findMonthLiteral(text: string): { readonly month: number; readonly year: number | null } | null {
  const [, name, year] = IN_MONTH.exec(text) ?? [];
  return name === undefined
    ? null
    : { month: MONTHS.indexOf(name) + 1, year: year === undefined ? null : Number(year) };
}

/** The days that a text names, in any of the usual English forms. @param text in lower case. */
export function findDayLiterals(text: string): readonly DayLiteral[] {
  const monthOf = (name: string | undefined) => MONTHS.indexOf(name ?? '') + 1;
  const yearOf = (year: string | undefined) => (year === undefined ? null : Number(year));
  return [
    ...[...text.matchAll(ISO)].map((m) => ({ year: Number(m[1]), month: Number(m[2]), day: Number(m[3]) })),
    ...[...text.matchAll(DAY_MONTH)].map((m) => ({ day: Number(m[1]), month: monthOf(m[2]), year: yearOf(m[3]) })),
    ...[...text.matchAll(MONTH_DAY)].map((m) => ({ month: monthOf(m[1]), day: Number(m[2]), year: yearOf(m[3]) })),
  ];
}
