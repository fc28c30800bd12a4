import type { Instant } from '../program/key-date.ts';
import type { Booking } from './booking.ts';
import type { Change } from './change.ts';
import { queueHoldUntil } from './hold.ts';
import { noticeNow } from './notice.ts';
import type { Party } from './party.ts';
import { firstFor, type Waiting } from './queue.ts';
import type { InterviewRules } from './rules.ts';
import type { Slot } from './slot.ts';

/** What a change gains when a slot is free: it is held for the first in the queue whom it suits. */
export type HandedOn = Pick<Change, 'newBookings' | 'notices'>;

const NOBODY: HandedOn = { newBookings: [], notices: [] };

/**
 * Holds a free slot for the first in the queue whom it suits; does nothing if it is withdrawn, begins too soon, or suits nobody.
 *
 * @param bookingId a negative id that is not used in the change yet.
 */
export function handOn(
  slot: Slot,
  queue: readonly Waiting[],
  rules: InterviewRules,
  now: Instant,
  bookingId = -1,
): HandedOn {
  const first = slot.state === 'offered' ? firstFor(slot, queue) : null;
  const heldUntil = first === null ? null : queueHoldUntil(slot.startsAt, first.restsUntil, rules, now);
  if (first === null || heldUntil === null) return NOBODY;
  const booking: Booking = {
    ...newBooking(bookingId, slot, first.applicant, now),
    state: 'held',
    origin: 'queue',
    heldUntil,
  };
  return { newBookings: [booking], notices: [noticeNow('held', 'applicant', booking, now)] };
}

/** A booking of a slot, as an applicant makes it. */
export function newBooking(id: number, slot: Slot, applicant: Party, now: Instant): Booking {
  const { id: slotId, program, idea, mentor, startsAt, endsAt } = slot;
  return {
    id,
    version: 0,
    slotId,
    program,
    idea,
    mentor,
    host: null,
    applicant,
    startsAt,
    endsAt,
    state: 'booked',
    origin: 'applicant',
    heldUntil: null,
    createdAt: now,
    replaces: null,
    applicantInAt: null,
    mentorInAt: null,
    missing: null,
    followedUpAt: null,
    isLateCancel: false,
  };
}
