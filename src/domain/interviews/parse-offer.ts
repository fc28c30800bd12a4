/** Which days an offer names, before any zone or calendar has been asked. */
export type OfferDays =
  | { readonly kind: 'day'; readonly text: string }
  | { readonly kind: 'repeat'; readonly every: 'weekdays' | 'daily' | number; readonly until: string };

/** A time of the day as minutes from midnight. */
export type MinuteOfDay = number;

/** What a mentor typed, taken apart. */
export interface OfferText {
  /** The words that name the idea. */
  readonly idea: string;
  readonly days: OfferDays;
  readonly from: MinuteOfDay;
  readonly to: MinuteOfDay;
  readonly everyMinutes: number | null;
  readonly gapMinutes: number;
  /** A zone as it was typed, or null. */
  readonly zone: string | null;
}

/** What cannot be read in an offer. */
export type OfferFault = 'hours' | 'day' | 'idea' | 'length' | 'until';

/** "14:00", "14", "2pm", "2:30 pm"; some write a dot for the colon. */
const TIME = String.raw`(\d{1,2})(?:[:.](\d{2}))?\s*([ap]m)?`;
const HOURS = new RegExp(String.raw`(?:^|\s)${TIME}\s*(?:-|–|to)\s*${TIME}(?=\s|$)`, 'i');
const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const DAY_MINUTES = 24 * 60;
const MAX_NIGHT_MINUTES = 12 * 60;

/**
 * Takes apart `<idea> <day> <from>-<to> [every 60m] [gap 15m] [until <day>] [zone]`; the hours are the hinge.
 *
 * @returns what was typed, or what could not be read in it.
 */
export function parseOffer(text: string): OfferText | { readonly fault: OfferFault } {
  const hours = HOURS.exec(text);
  if (hours === null) return { fault: 'hours' };
  const to = minuteOf(hours[4], hours[5], hours[6]);
  const from = fromMinute(hours, to);
  if (from === null || to === null) return { fault: 'hours' };
  // Midnight ends a day as well as it begins one; but "16:00-14:00" is a slip, and no offer of a whole night.
  const last = to <= from ? to + DAY_MINUTES : to;
  if (to <= from && last - from > MAX_NIGHT_MINUTES) return { fault: 'hours' };
  const before = text
    .slice(0, hours.index)
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '');
  const tail = readTail(text.slice(hours.index + hours[0].length));
  const dayWords = countDayWords(before);
  if (dayWords === 0) return { fault: 'day' };
  const idea = before.slice(0, -dayWords).join(' ');
  if (idea === '') return { fault: 'idea' };
  const days = daysOf(before.slice(-dayWords).join(' ').toLowerCase(), tail.until);
  if (days === null) return { fault: 'until' };
  if (tail.everyMinutes !== null && tail.everyMinutes < 5) return { fault: 'length' };
  const { everyMinutes, gapMinutes, zone } = tail;
  return { idea, days, from, to: last, everyMinutes, gapMinutes, zone };
}

/** Of "2-4pm" both are in the afternoon, of "11-1pm" only the second. */
function fromMinute(hours: RegExpExecArray, to: MinuteOfDay | null): MinuteOfDay | null {
  const [, hour, minute, half, , , lastHalf] = hours;
  const from = minuteOf(hour, minute, half ?? lastHalf);
  if (half !== undefined || lastHalf === undefined || from === null || to === null || from < to) return from;
  return minuteOf(hour, minute, lastHalf.toLowerCase() === 'pm' ? 'am' : 'pm');
}

/** @param half "am" or "pm" of a clock of twelve hours; left out: a clock of twenty-four. */
function minuteOf(hour = '', minute = '0', half = ''): MinuteOfDay | null {
  if (half !== '' && (Number(hour) < 1 || Number(hour) > 12)) return null;
  const hours = half === '' ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
  const minutes = hours * 60 + Number(minute);
  return Number(minute) < 60 && minutes <= DAY_MINUTES ? minutes : null;
}

interface Tail {
  readonly everyMinutes: number | null;
  readonly gapMinutes: number;
  readonly until: string | null;
  readonly zone: string | null;
}

/** What may follow the hours, in any order; a zone is what is left. */
function readTail(text: string): Tail {
  let rest = ` ${text} `;
  const take = (pattern: RegExp): string | null => {
    const found = pattern.exec(rest);
    if (found !== null) rest = rest.replace(found[0], ' ');
    return found?.[1] ?? null;
  };
  const every = takeMinutes(take, 'every');
  const gap = takeMinutes(take, 'gap');
  const until = take(
    /\suntil\s+(\d{4}-\d{2}-\d{2}|\d{1,2}\s+\p{L}+(?:\s+\d{4})?|\p{L}+\s+\d{1,2}(?:\s+\d{4})?)(?=\s)/iu,
  );
  const zone = rest.trim();
  return {
    everyMinutes: every,
    gapMinutes: gap ?? 0,
    until,
    zone: zone === '' ? null : zone,
  };
}

/** "every 45m", "gap 1h"; minutes where no unit is written. */
function takeMinutes(take: (pattern: RegExp) => string | null, word: string): number | null {
  const length = take(new RegExp(String.raw`\s${word}\s+(\d{1,4}\s*(?:m|min|minutes?|h|hours?)?)(?=\s)`, 'i'));
  if (length === null) return null;
  return Number.parseInt(length, 10) * (/h/i.test(length) ? 60 : 1);
}

/** How many of the last words name the day: "2024-04-02", "tomorrow", "tue", "2 april", "weekdays". */
function countDayWords(words: readonly string[]): number {
  const last = words.at(-1)?.toLowerCase() ?? '';
  const previous = words.at(-2)?.toLowerCase() ?? '';
  if (/^\d{4}-\d{2}-\d{2}$/.test(last) || /^(?:today|tomorrow|weekdays|daily)$/.test(last)) return 1;
  if (isMonth(last) && /^\d{1,2}$/.test(previous)) return 2;
  if (isMonth(previous) && /^\d{1,2}$/.test(last)) return 2;
  return weekdayOf(last) === null && weekdayOf(last.replace(/s$/, '')) === null ? 0 : 1;
}

function daysOf(text: string, until: string | null): OfferDays | null {
  const plural = text.endsWith('s') ? weekdayOf(text.slice(0, -1)) : null;
  const every = text === 'weekdays' || text === 'daily' ? text : plural;
  if (every !== null && (until !== null || text === 'weekdays' || text === 'daily'))
    return until === null ? null : { kind: 'repeat', every, until };
  const weekday = weekdayOf(text);
  if (until !== null) return weekday === null ? null : { kind: 'repeat', every: weekday, until };
  return { kind: 'day', text };
}

/** The weekday that a word names, 1 for Monday to 7; null for other words. */
export function weekdayOf(word: string): number | null {
  const at = WEEKDAYS.findIndex((name) => word.length >= 3 && name.startsWith(word.toLowerCase()));
  return at < 0 ? null : at + 1;
}

function isMonth(word: string): boolean {
  return monthOf(word) !== null;
}

/** The month that a word names, 1 to 12; null for other words. */
export function monthOf(word: string): number | null {
  const at = MONTHS.indexOf(word.slice(0, 3).toLowerCase());
  return at < 0 || !MONTH_WORD.test(word) ? null : at + 1;
}

const MONTH_WORD =
  /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)$/i;
