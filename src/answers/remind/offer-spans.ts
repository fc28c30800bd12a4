import type { Span } from '../../domain/interviews/slot.ts';
import type { Instant } from '../../domain/program/key-date.ts';
import { addDays } from '../../domain/reminders/zone-rules.ts';
import { DAY_MINUTES, MINUTE_MS } from '../../domain/time/units.ts';
import { zoneRules } from '../compose/zone-rules.ts';
import { understandDay } from './understand-day.ts';
import type { OfferDays, UnderstoodOffer } from './understand-offer.ts';
import { weekdayOf } from './weekdays.ts';

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
export function offerSpans(offer: UnderstoodOffer, zone: string, now: Instant): readonly Span[] | TimesFault {
  const days = daysMeant(offer.days, zone, now);
  if (days === null) return { fault: 'day', text: offer.days.kind === 'day' ? offer.days.text : offer.days.until };
  const minutes = offer.everyMinutes ?? Math.min(DEFAULT_MINUTES, offer.to - offer.from);
  const spans: Span[] = [];
  for (const day of days) {
    for (let from = offer.from; from + minutes <= offer.to; from += minutes + offer.gapMinutes) {
      const startsAt = instantOf(day, from, zone);
      if (startsAt === null) return { fault: 'skippedHour', text: `${day} ${clockText(from)}` };
      // A repetition that begins today leaves out what is past already.
      if (offer.days.kind === 'day' || startsAt > now) spans.push({ startsAt, endsAt: startsAt + minutes * MINUTE_MS });
    }
  }
  return spans.length === 0 && days.length > 0 ? { fault: 'length', text: `${minutes}m` } : spans;
}

function daysMeant(days: OfferDays, zone: string, now: Instant): readonly string[] | null {
  if (days.kind === 'day') {
    const day = understandDay(days.text, now, zone);
    return day === null ? null : [day];
  }
  const last = understandDay(days.until, now, zone);
  if (last === null) return null;
  const today = zoneRules.toLocal(now, zone).day;
  return Array.from({ length: MAX_DAYS }, (_, count) => addDays(today, count)).filter((day) => {
    if (day > last) return false;
    if (days.every === 'daily') return true;
    if (days.every === 'weekdays') return weekdayOf(day) <= 5;
    return typeof days.every === 'number' ? weekdayOf(day) === days.every : days.every.includes(weekdayOf(day));
  });
}

/** The instant at which the wall shows a minute of the day; null where the clocks leave it out. @param minute may be the next day's. */
function instantOf(day: string, minute: number, zone: string): Instant | null {
  const local = { day: minute >= DAY_MINUTES ? addDays(day, 1) : day, minute: minute % DAY_MINUTES };
  const at = zoneRules.toInstant(local, zone);
  return zoneRules.toLocal(at, zone).minute === local.minute ? at : null;
}

function clockText(minute: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor((minute % DAY_MINUTES) / 60))}:${two(minute % 60)}`;
}
