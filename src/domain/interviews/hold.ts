import type { Instant } from '../program/key-date.ts';
import type { InterviewRules } from './rules.ts';

const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;

/** Until when an applicant can accept what a mentor booked for them; null if no time is left for that. */
export function confirmUntil(startsAt: Instant, rules: InterviewRules, now: Instant): Instant | null {
  return enough(Math.min(now + rules.confirmMs, startsAt - rules.bookNoticeMs), rules, now);
}

/**
 * Until when a freed slot is held for one who waits.
 *
 * In their night the time to answer begins in the morning, if the slot is far enough and the wait is not too long for the others.
 *
 * @param zone IANA name; null if it is not known, so that nothing is known about their night either.
 * @returns null if the slot begins too soon to offer it to anybody.
 */
export function queueHoldUntil(
  startsAt: Instant,
  zone: string | null,
  rules: InterviewRules,
  now: Instant,
): Instant | null {
  const last = startsAt - rules.bookNoticeMs;
  const plain = Math.min(now + rules.queueHoldMs, last);
  const morning = zone === null ? now : quietEndsAt(now, zone, rules);
  if (morning === now) return enough(plain, rules, now);
  const rested = Math.min(morning + rules.queueHoldMs, now + rules.maxQuietHoldMs);
  return enough(rested <= last ? rested : plain, rules, now);
}

function enough(until: Instant, rules: InterviewRules, now: Instant): Instant | null {
  return until - now >= rules.minHoldMs ? until : null;
}

/** When the quiet hours that `at` is in end; `at` itself if it is in none. */
export function quietEndsAt(at: Instant, zone: string, rules: InterviewRules): Instant {
  const { quietFromMinute: from, quietToMinute: to } = rules;
  const minute = minuteOfDay(at, zone);
  const isQuiet = from <= to ? from <= minute && minute < to : from <= minute || minute < to;
  if (!isQuiet) return at;
  const end = at + forwards(minute, to) * MINUTE_MS;
  // The clocks may be changed that night: what the wall then shows tells by how much.
  const ahead = forwards(to, minuteOfDay(end, zone));
  return end - (ahead > DAY_MINUTES / 2 ? ahead - DAY_MINUTES : ahead) * MINUTE_MS;
}

/** Minutes from one minute of the day to the next time it is another. */
function forwards(from: number, to: number): number {
  return (to - from + DAY_MINUTES) % DAY_MINUTES;
}

function minuteOfDay(at: Instant, zone: string): number {
  const text = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at);
  const [hours = '', minutes = ''] = text.split(':');
  return Number(hours) * 60 + Number(minutes);
}
