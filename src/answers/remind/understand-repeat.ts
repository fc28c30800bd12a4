import type { Instant } from '../../domain/program/key-date.ts';
import { nextTime, type Repeat } from '../../domain/reminders/repeat.ts';
import { zoneRules } from '../compose/zone-rules.ts';
import { subjectOf } from './request-text.ts';
import { weekdayNamed, weekdayOf } from './weekdays.ts';

/** Something to be said again and again. */
export interface RepeatedRequest {
  readonly repeat: Repeat;
  /** The first time. */
  readonly at: Instant;
  readonly text: string;
}

const DAY = '(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?s?';
const DAY_LIST = `${DAY}(?:(?:,? and |, ?| & |/)${DAY})*`;
const TIME =
  '(?:(?:at |@ ?)?(\\d{1,2})[:.](\\d{2})(?: ?(am|pm))?|(?:at |@ ?)?(\\d{1,2}) ?(am|pm)|(?:at |@ ?)(\\d{1,2})|(?:at )?(noon|midnight))( utc| gmt)?\\b';
/** "every monday", "each day", "mondays and thursdays", "daily"; the plural alone says "each". */
const PHRASE = `(?:every|each) (${DAY_LIST}|day|weekday|working day|week|morning|evening|night)|(?:on )?(${DAY_LIST})(?<=s)|(daily|weekly)`;
const FIRST = new RegExp(`^(?:(?:${TIME}),? )?(?:${PHRASE})(?![\\w-])(?:,? (?:${TIME}))?`, 'i');
const LAST = new RegExp(`^(.*?)[ ,]+(?:(?:${TIME}),? )?(?:${PHRASE})(?:,? (?:${TIME}))?[.!?]?$`, 'i');
const AHEAD = new RegExp(`^${TIME}`, 'i');
/** Repetitions that there are none of. */
const ODD =
  /\b(?:every|each) (?:other|second|\d+|two|three|hour|minute|month|year|few)\b|\b(?:monthly|hourly|yearly|biweekly)\b/i;
/** Nine in the morning, where no hour is said. */
const MORNING = 9 * 60;
const EVENING = 18 * 60;

/**
 * @returns null if it is not to be repeated; else what is in the way: `odd repeat` where there is none of that kind, `no time` where
 *   the time is none.
 */
export function understandRepeat(
  request: string,
  now: Instant,
  zone: string,
): RepeatedRequest | 'odd repeat' | 'no time' | null {
  if (ODD.test(request)) return 'odd repeat';
  const first = FIRST.exec(request);
  if (first) return repeatOf(first.slice(1), subjectOf(request.slice(first[0].length)), now, zone);
  const last = LAST.exec(request);
  if (!last) return null;
  // "at 5 to buy bread every day": the hour stands before the subject.
  const [, head = '', ...groups] = last;
  const ahead = groups.some((group, at) => at < 8 && group) ? null : AHEAD.exec(head);
  return ahead
    ? repeatOf([...ahead.slice(1), ...groups.slice(8)], subjectOf(head.slice(ahead[0].length)), now, zone)
    : repeatOf(groups, subjectOf(head), now, zone);
}

/** @param groups of a time (8), a phrase (3) and a time (8) again. */
function repeatOf(
  groups: readonly (string | undefined)[],
  text: string,
  now: Instant,
  zone: string,
): RepeatedRequest | 'no time' {
  const time = groups.slice(0, 8);
  const [listed, plural, adverb] = groups.slice(8, 11);
  const clock = clockOf(time.some(Boolean) ? time : groups.slice(11, 19));
  const word = (listed ?? plural ?? adverb ?? '').toLowerCase();
  const minute = clock?.minute ?? (/evening|night/.test(word) ? EVENING : MORNING);
  if (minute >= 24 * 60) return 'no time';
  const own = clock?.isUtc ? 'UTC' : zone;
  const repeat: Repeat = { daysOfWeek: daysOf(word, now, own), minute, zone: own };
  return { repeat, at: nextTime(repeat, now, zoneRules), text };
}

/** Minutes since midnight of "9:30 pm", "9am", "at 18", "noon"; 24 hours or more if there is no such time. */
function clockOf([hour, minutes, half, bareHour, bareHalf, atHour, word, utc]: readonly (string | undefined)[]) {
  const isUtc = utc !== undefined;
  if (word !== undefined) return { minute: word.toLowerCase() === 'noon' ? 12 * 60 : 0, isUtc };
  const digits = hour ?? bareHour ?? atHour;
  if (digits === undefined) return null;
  const isPm = (half ?? bareHalf)?.toLowerCase();
  const shown = Number(digits);
  const inDay = isPm === undefined ? shown : (shown % 12) + (isPm === 'pm' ? 12 : 0);
  const isNone = Number(minutes ?? 0) > 59 || (isPm !== undefined && (shown < 1 || shown > 12));
  return { minute: isNone ? 24 * 60 : inDay * 60 + Number(minutes ?? 0), isUtc };
}

function daysOf(word: string, now: Instant, zone: string): readonly number[] {
  if (word === 'weekday' || word === 'working day') return [1, 2, 3, 4, 5];
  // Once a week is on the day on which it is said.
  if (word === 'week' || word === 'weekly') return [weekdayOf(zoneRules.toLocal(now, zone).day) % 7];
  if (['day', 'daily', 'morning', 'evening', 'night'].includes(word)) return [0, 1, 2, 3, 4, 5, 6];
  const days = word.split(/,? and |, ?| & |\//).map((name) => (weekdayNamed(name.slice(0, 3)) ?? 0) % 7);
  return [...new Set(days)].toSorted((a, b) => a - b);
}
