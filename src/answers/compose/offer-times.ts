import { DateTime } from 'luxon';
import { monthOf, type OfferDays, type OfferText, weekdayOf } from '../../domain/interviews/parse-offer.ts';
import type { Span } from '../../domain/interviews/slot.ts';
import type { Instant } from '../../domain/program/key-date.ts';

const MAX_DAYS = 120;
/** How long a slot is where nobody says: the interview with a little air. */
const DEFAULT_MINUTES = 60;

/** What is wrong with the times of an offer: a day that is none, or an hour that the clocks leave out that day. */
export type TimesFault = { readonly fault: 'day' | 'length' | 'skippedHour'; readonly text: string };

/**
 * The spans that an offer means, in the zone of the mentor: the wall's hours stay the same over a change of the clocks.
 *
 * @param zone IANA name of the mentor's zone, or that named in the offer.
 */
export function spansOf(offer: OfferText, zone: string, now: Instant): readonly Span[] | TimesFault {
  const today = DateTime.fromMillis(now, { zone }).startOf('day');
  const days = daysOf(offer.days, today);
  if (days === null) return { fault: 'day', text: offer.days.kind === 'day' ? offer.days.text : offer.days.until };
  const minutes = offer.everyMinutes ?? Math.min(DEFAULT_MINUTES, offer.to - offer.from);
  const spans: Span[] = [];
  for (const day of days) {
    for (let from = offer.from; from + minutes <= offer.to; from += minutes + offer.gapMinutes) {
      const start = atMinute(day, from);
      if (start === null) return { fault: 'skippedHour', text: `${day.toISODate()} ${clockText(from)}` };
      const span = { startsAt: start.toMillis(), endsAt: start.plus({ minutes }).toMillis() };
      // A repetition that begins today leaves out what is past already.
      if (offer.days.kind === 'day' || span.startsAt > now) spans.push(span);
    }
  }
  return spans.length === 0 && days.length > 0 ? { fault: 'length', text: `${minutes}m` } : spans;
}

/** The days that are meant, as midnights in their zone. */
function daysOf(days: OfferDays, today: DateTime): readonly DateTime[] | null {
  if (days.kind === 'day') {
    const day = dayOf(days.text, today);
    return day === null ? null : [day];
  }
  const last = dayOf(days.until, today);
  if (last === null) return null;
  const found: DateTime[] = [];
  for (let day = today, count = 0; day <= last && count < MAX_DAYS; day = day.plus({ days: 1 }), count += 1) {
    const isMeant =
      days.every === 'daily' || (days.every === 'weekdays' ? day.weekday <= 5 : day.weekday === days.every);
    if (isMeant) found.push(day);
  }
  return found;
}

/** "2024-04-02", "today", "tomorrow", "tue" (the next one, today included), "2 april", "april 2", with a year or without. */
function dayOf(text: string, today: DateTime): DateTime | null {
  if (text === 'today') return today;
  if (text === 'tomorrow') return today.plus({ days: 1 });
  const weekday = weekdayOf(text.replace(/(?<=day)s$/, ''));
  if (weekday !== null) return today.plus({ days: (weekday - today.weekday + 7) % 7 });
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return validDay(DateTime.fromISO(text, { zone: today.zone }));
  const words = text.split(/\s+/);
  const month = words.map(monthOf).find((found) => found !== null);
  const day = words.find((word) => /^\d{1,2}$/.test(word));
  const year = words.find((word) => /^\d{4}$/.test(word));
  if (month === undefined || month === null || day === undefined) return null;
  const at = (ofYear: number) =>
    validDay(DateTime.fromObject({ year: ofYear, month, day: Number(day) }, { zone: today.zone }));
  if (year !== undefined) return at(Number(year));
  const thisYear = at(today.year);
  return thisYear !== null && thisYear < today ? at(today.year + 1) : thisYear;
}

function validDay(day: DateTime): DateTime | null {
  return day.isValid ? day.startOf('day') : null;
}

/** The moment at which the wall shows a minute of the day; null where the clocks leave it out. */
function atMinute(day: DateTime, minute: number): DateTime | null {
  const date = minute >= 1440 ? day.plus({ days: 1 }) : day;
  const at = date.set({ hour: Math.floor((minute % 1440) / 60), minute: minute % 60 });
  return at.hour * 60 + at.minute === minute % 1440 ? at : null;
}

function clockText(minute: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor((minute % 1440) / 60))}:${two(minute % 60)}`;
}
