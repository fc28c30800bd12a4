import type { Instant } from '../program/key-date.ts';
import type { InterviewRules } from './rules.ts';

/** Until when an applicant can accept what a mentor booked for them; null if no time is left for that. */
export function confirmUntil(startsAt: Instant, rules: InterviewRules, now: Instant): Instant | null {
  return enough(Math.min(now + rules.confirmMs, startsAt - rules.bookNoticeMs), rules, now);
}

/**
 * Until when an applicant can say whether they agree to a move: before either of the two begins.
 *
 * @returns null if no time is left for that.
 */
export function moveUntil(
  oldStartsAt: Instant,
  startsAt: Instant,
  rules: InterviewRules,
  now: Instant,
): Instant | null {
  const until = confirmUntil(startsAt, rules, now);
  return until === null ? null : enough(Math.min(until, oldStartsAt), rules, now);
}

/**
 * Until when a freed slot is held for one who waits.
 *
 * In their night the time to answer begins in the morning, if the slot is far enough and the wait is not too long for the others.
 *
 * @param restsUntil when their night ends; null by day, or if it is not known where they are.
 * @returns null if the slot begins too soon to offer it to anybody.
 */
export function queueHoldUntil(
  startsAt: Instant,
  restsUntil: Instant | null,
  rules: InterviewRules,
  now: Instant,
): Instant | null {
  const last = startsAt - rules.bookNoticeMs;
  const plain = Math.min(now + rules.queueHoldMs, last);
  if (restsUntil === null) return enough(plain, rules, now);
  const rested = Math.min(restsUntil + rules.queueHoldMs, now + rules.maxQuietHoldMs);
  return enough(rested <= last ? rested : plain, rules, now);
}

function enough(until: Instant, rules: InterviewRules, now: Instant): Instant | null {
  return until - now >= rules.minHoldMs ? until : null;
}
