import { type OfferHours, offerHours } from './offer-hours.ts';
import { type OfferTail, offerTail } from './offer-tail.ts';
import { looksLikeDay } from './understand-day.ts';
import { weekdayName, weekdayNamed } from './weekdays.ts';

/** Which days an offer names, in the words that name them. */
export type OfferDays =
  | { readonly kind: 'day'; readonly text: string }
  /** A number is a weekday, 1 for Monday to 7. */
  | { readonly kind: 'repeat'; readonly every: 'weekdays' | 'daily' | number; readonly until: string };

/** What a mentor typed, taken apart. */
export interface UnderstoodOffer extends Pick<OfferHours, 'from' | 'to'>, Omit<OfferTail, 'until'> {
  /** The words that name the idea. */
  readonly idea: string;
  readonly days: OfferDays;
}

/** What cannot be read in an offer. */
export type OfferFault = 'hours' | 'day' | 'idea' | 'length' | 'until';

const MIN_MINUTES = 5;
/** "april 2 2025" */
const MAX_DAY_WORDS = 3;

/**
 * Takes apart `<idea> <day> <from>-<to> [every 60m] [gap 15m] [until <day>] [zone]`; the hours are the hinge.
 *
 * @returns what was typed, or what could not be read in it.
 */
export function understandOffer(text: string): UnderstoodOffer | { readonly fault: OfferFault } {
  const hours = offerHours(text);
  if (hours === null) return { fault: 'hours' };
  const words = hours.before.split(/\s+/).filter((word) => word !== '');
  const dayWords = countDayWords(words);
  if (dayWords === 0) return { fault: 'day' };
  const idea = words.slice(0, -dayWords).join(' ');
  if (idea === '') return { fault: 'idea' };
  const { until, ...tail } = offerTail(hours.behind);
  const days = daysOf(words.slice(-dayWords).join(' ').toLowerCase(), until);
  if (days === null) return { fault: 'until' };
  if (tail.everyMinutes !== null && tail.everyMinutes < MIN_MINUTES) return { fault: 'length' };
  return { idea, days, from: hours.from, to: hours.to, ...tail };
}

/** How many of the last words name the day. The fewest that do: what stands before them is the idea, which may be a number. */
function countDayWords(words: readonly string[]): number {
  const counts = Array.from({ length: Math.min(MAX_DAY_WORDS, words.length) }, (_, at) => at + 1);
  return (
    counts.find((count) => {
      const text = words.slice(-count).join(' ').toLowerCase();
      return repeatedBy(text) !== null || looksLikeDay(text);
    }) ?? 0
  );
}

function daysOf(text: string, until: string | null): OfferDays | null {
  const every = repeatedBy(text);
  if (typeof every === 'string') return until === null ? null : { kind: 'repeat', every, until };
  if (until === null) return { kind: 'day', text: every === null ? text : weekdayName(every) };
  const weekday = every ?? weekdayNamed(text);
  return weekday === null ? null : { kind: 'repeat', every: weekday, until };
}

/** "weekdays", "daily", "tuesdays"; null for a single day. */
function repeatedBy(text: string): 'weekdays' | 'daily' | number | null {
  if (text === 'weekdays' || text === 'daily') return text;
  return text.endsWith('s') ? weekdayNamed(text.slice(0, -1)) : null;
}
