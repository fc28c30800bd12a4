import type { Instant } from '../program/key-date.ts';
import { MAX_MISSED } from './book.ts';
import type { Booking } from './booking.ts';
import { type Change, changeOf } from './change.ts';
import { noticeNow } from './notice.ts';
import type { InterviewRules } from './rules.ts';
import { hasTurn, type TurnFacts, turnAgain } from './turn-again.ts';

/** What must be known to see what becomes of an applicant whose interview did not take place. */
export interface FollowUpFacts extends TurnFacts {
  readonly booking: Booking;
  /** How often the applicant was missing at an interview of the idea. */
  readonly missed: number;
}

/** The reason in the history when nothing has to be offered: they have helped themselves while the slot lasted. */
export const HAS_ANOTHER = 'has another, or waits for one';

/**
 * When the slot of a `no-show` is over: its applicant is offered one new slot, once.
 *
 * Who was missing waits for it behind all who wait already. Whom the mentor let down waits as if since they booked, and it counts
 * nothing against them.
 *
 * @returns null while they can still come, or if it has been seen to.
 */
export function followUp(facts: FollowUpFacts, rules: InterviewRules, now: Instant): Change | null {
  const { booking, missed } = facts;
  if (booking.state !== 'no-show' || booking.followedUpAt !== null || now < booking.endsAt) return null;
  const seenTo: Booking = { ...booking, followedUpAt: now };
  const steps = [{ from: booking.state, booking: seenTo }];
  if (hasTurn(booking, facts)) return changeOf('bot', HAS_ANOTHER, { steps });
  const isOwnFault = booking.missing !== 'mentor';
  if (isOwnFault && missed >= MAX_MISSED)
    return changeOf('bot', 'missed too often', { steps, notices: [noticeNow('barred', 'applicant', seenTo, now)] });
  const turn = { joinedAt: isOwnFault ? now : booking.createdAt, isSecondChance: isOwnFault };
  const given = turnAgain(booking, turn, facts, rules, now);
  const notices = [noticeNow('again', 'applicant', seenTo, now), ...given.notices];
  return changeOf('bot', 'offered again', { ...given, steps, notices });
}
