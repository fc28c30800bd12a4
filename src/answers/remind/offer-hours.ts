import { DAY_MINUTES } from '../../domain/time/units.ts';

/** The hours of an offer, and where in the text they stand. */
export interface OfferHours {
  /** Minutes from midnight. */
  readonly from: number;
  /** Minutes from the same midnight; more than a day's where it ends the next day. */
  readonly to: number;
  readonly before: string;
  readonly behind: string;
}

/** "14:00", "14", "2pm", "2:30 pm"; some write a dot for the colon. */
const TIME = String.raw`(\d{1,2})(?:[:.](\d{2}))?\s*([ap]m)?`;
const HOURS = new RegExp(String.raw`(?:^|\s)${TIME}\s*(?:-|\u2013|to)\s*${TIME}(?=\s|$)`, 'i');
const MAX_NIGHT_MINUTES = 12 * 60;

/** Finds "14:00-16:00", "2-4pm", "11 am to 1 pm"; null if there is nothing of the kind, or no such time of the day. */
export function offerHours(text: string): OfferHours | null {
  const hours = HOURS.exec(text);
  if (hours === null) return null;
  const to = minuteOf(hours[4], hours[5], hours[6]);
  const from = fromMinute(hours, to);
  if (from === null || to === null) return null;
  // Midnight ends a day as well as it begins one; but "16:00-14:00" is a slip, and no offer of a whole night.
  const last = to <= from ? to + DAY_MINUTES : to;
  if (to <= from && last - from > MAX_NIGHT_MINUTES) return null;
  return { from, to: last, before: text.slice(0, hours.index), behind: text.slice(hours.index + hours[0].length) };
}

/** Of "2-4pm" both are in the afternoon, of "11-1pm" only the second. */
function fromMinute(hours: RegExpExecArray, to: number | null): number | null {
  const [, hour, minute, half, , , lastHalf] = hours;
  const from = minuteOf(hour, minute, half ?? lastHalf);
  if (half !== undefined || lastHalf === undefined || from === null || to === null || from < to) return from;
  return minuteOf(hour, minute, lastHalf.toLowerCase() === 'pm' ? 'am' : 'pm');
}

/** @param half "am" or "pm" of a clock of twelve hours; left out: a clock of twenty-four. */
function minuteOf(hour = '', minute = '0', half = ''): number | null {
  if (half !== '' && (Number(hour) < 1 || Number(hour) > 12)) return null;
  const hours = half === '' ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
  const minutes = hours * 60 + Number(minute);
  return Number(minute) < 60 && minutes <= DAY_MINUTES ? minutes : null;
}
