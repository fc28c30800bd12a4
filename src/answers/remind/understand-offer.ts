import { type OfferHours, offerHours } from './offer-hours.ts';
import { type OfferTail, offerTail } from './offer-tail.ts';
import { looksLikeDay } from './understand-day.ts';
import { weekdayName, weekdayNamed } from './weekdays.ts';

/** Which days an offer names, in the words that name them. */
export type OfferDays =
  | { readonly kind: 'day'; readonly text: string }
  | { readonly kind: 'repeat'; readonly every: Repeated; readonly until: string };

/** Days of each week. A number is a weekday, 1 for Monday to 7. */
export type Repeated = 'weekdays' | 'daily' | number | readonly number[];

/** What a mentor typed, taken apart. */
export interface UnderstoodOffer extends Pick<OfferHours, 'from' | 'to'>, Omit<OfferTail, 'until'> {
  /** The words that name the idea. */
  readonly idea: string;
  readonly days: OfferDays;
}

/** What cannot be read in an offer. */
export type OfferFault = 'hours' | 'end' | 'day' | 'idea' | 'length' | 'until';

const MIN_MINUTES = 5;
/** "april 2 2025" */
const MAX_DAY_WORDS = 3;

/**
 * Takes apart `<idea> <day> <from>-<to> [every 60m] [gap 15m] [until <day>] [zone]`; the hours are the hinge.
 *
 * @returns what was typed, or what could not be read in it.
 */
export function understandOffer(text: string): UnderstoodOffer | { readonly fault: OfferFault } {
  const hours = offerHours(withMonths(text));
  if (hours === null) return { fault: ONE_HOUR.test(text) && !TWO_HOURS.test(text) ? 'end' : 'hours' };
  const parts = dayFirst(hours) ?? dayBehind(hours);
  if (parts === null) return { fault: 'day' };
  if (parts.idea === '') return { fault: 'idea' };
  const { idea } = parts;
  const { until, ...tail } = offerTail(parts.behind);
  const days = daysOf(parts.day.toLowerCase(), until);
  if (days === null) return { fault: 'until' };
  if (tail.everyMinutes !== null && tail.everyMinutes < MIN_MINUTES) return { fault: 'length' };
  return { idea, days, from: hours.from, to: hours.to, ...tail };
}

interface OfferParts {
  readonly idea: string;
  readonly day: string;
  readonly behind: string;
}

/** "pear 2 april 14:00-15:00"; null if no day stands before the hours. */
function dayFirst({ before, behind }: OfferHours): OfferParts | null {
  const words = wordsOf(before);
  const count = countDayWords(words);
  return count === 0
    ? null
    : { idea: words.slice(0, -count).join(' '), day: words.slice(-count).join(' '), behind: ` ${behind}` };
}

/** "pear 14:00-15:00 tomorrow"; null if no day stands behind the hours. The most words that name one, for "2 april 2025". */
function dayBehind({ before, behind }: OfferHours): OfferParts | null {
  const words = wordsOf(behind.replace(/^\s*on\s/i, ' '));
  for (let count = Math.min(MAX_DAY_WORDS, words.length); count > 0; count -= 1) {
    const day = words.slice(0, count).join(' ');
    if (isDay(day.toLowerCase())) return { idea: wordsOf(before).join(' '), day, behind: words.slice(count).join(' ') };
  }
  return null;
}

function wordsOf(text: string): readonly string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

/** "30.3." and "30.3.2025", which are never read with the month first. */
function withMonths(text: string): string {
  return text.replace(
    /(^|\s)(\d{1,2})\.(\d{1,2})\.(\d{4})?(?=\s)/g,
    (all, space: string, day: string, month: string, year = '') => {
      const name = MONTHS[Number(month) - 1];
      return name === undefined ? all : `${space}${day} ${name}${year === '' ? '' : ` ${year}`}`;
    },
  );
}

const MONTHS: readonly string[] = [
  ...['january', 'february', 'march', 'april', 'may', 'june'],
  ...['july', 'august', 'september', 'october', 'november', 'december'],
];
/** "14:00" or "2pm", and no end. */
const ONE_HOUR = /\s\d{1,2}(?:[:.]\d{2}(?!\d)|\s*[ap]m\b)/i;

/** Both, which then are no times of a day. */
const TWO_HOURS = /\d\s*(?:[ap]m)?\s*(?:-|\u2013|to)\s*\d/i;

/** How many of the last words name the day. The fewest that do, but for a list of weekdays: what stands before them is the idea, which may be a number. */
function countDayWords(words: readonly string[]): number {
  const counts = Array.from({ length: Math.min(MAX_DAY_WORDS, words.length) }, (_, at) => at + 1);
  const lastWords = (count: number) => words.slice(-count).join(' ').toLowerCase();
  const list = counts.findLast((count) => Array.isArray(repeatedBy(lastWords(count))));
  return list ?? counts.find((count) => isDay(lastWords(count))) ?? 0;
}

function isDay(text: string): boolean {
  return repeatedBy(text) !== null || looksLikeDay(text);
}

function daysOf(text: string, until: string | null): OfferDays | null {
  const every = repeatedBy(text);
  if (every !== null && typeof every !== 'number') return until === null ? null : { kind: 'repeat', every, until };
  if (until === null) return { kind: 'day', text: every === null ? text : weekdayName(every) };
  const weekday = every ?? weekdayNamed(text);
  return weekday === null ? null : { kind: 'repeat', every: weekday, until };
}

/** "weekdays", "daily", "tuesdays", "mon,wed"; null for a single day. */
function repeatedBy(text: string): Repeated | null {
  if (text === 'weekdays' || text === 'daily') return text;
  const several = text.split(/\s*,\s*|\s+and\s+|\s*&\s*|\//).map((day) => weekdayNamed(day.replace(/days$/, 'day')));
  if (several.length > 1 && several.every((day) => day !== null)) return several;
  return text.endsWith('s') ? weekdayNamed(text.slice(0, -1)) : null;
}
