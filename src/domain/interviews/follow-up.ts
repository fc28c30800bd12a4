import type { Instant } from '../program/key-date.ts';
import { MAX_MISSED } from './book.ts';
import type { Booking } from './booking.ts';
import { type Change, changeOf } from './change.ts';
import { handOn } from './hand-on.ts';
import { noticeNow } from './notice.ts';
import { firstFor, type Waiting } from './queue.ts';
import type { InterviewRules } from './rules.ts';
import type { Slot } from './slot.ts';

/** What must be known to see what becomes of an applicant whose interview did not take place. */
export interface FollowUpFacts {
  readonly booking: Booking;
  /** Who waits for a slot of the idea. */
  readonly queue: readonly Waiting[];
  /** Open slots of the idea, earliest first. */
  readonly open: readonly Slot[];
  /** The applicant's live bookings, for any idea. */
  readonly live: readonly Booking[];
  /** How often the applicant was missing at an interview of the idea. */
  readonly missed: number;
  /** The applicant's zone, or null. */
  readonly zone: string | null;
}

/**
 * When the slot of a `no-show` is over: its applicant is offered one new slot, once.
 *
 * Who was missing waits for it behind all who wait already. Whom the mentor let down waits as if since they booked, and it counts
 * nothing against them. An open slot, which suits nobody who waits, is held for them at once.
 *
 * @returns null while they can still come, or if it has been seen to.
 */
export function followUp(facts: FollowUpFacts, rules: InterviewRules, now: Instant): Change | null {
  const { booking, missed } = facts;
  if (booking.state !== 'no-show' || booking.followedUpAt !== null || now < booking.endsAt) return null;
  const seenTo: Booking = { ...booking, followedUpAt: now };
  const steps = [{ from: booking.state, booking: seenTo }];
  if (hasAnother(facts)) return changeOf('bot', HAS_ANOTHER, { steps });
  if (isOwnFault(booking) && missed >= MAX_MISSED)
    return changeOf('bot', 'missed too often', { steps, notices: [noticeNow('barred', 'applicant', seenTo, now)] });
  const entry = entryFor(facts, now);
  const held = holdFor(entry, facts, rules, now);
  return changeOf('bot', 'offered again', {
    ...held,
    steps,
    newEntries: [entry],
    notices: [noticeNow('again', 'applicant', seenTo, now), ...(held?.notices ?? [])],
  });
}

/** The reason in the history when nothing has to be offered. */
export const HAS_ANOTHER = 'has another, or waits for one';

/** They have helped themselves while the slot lasted. */
function hasAnother({ booking, live, queue }: FollowUpFacts): boolean {
  const { program, idea, applicant } = booking;
  return (
    live.some((one) => one.program === program && one.idea === idea) ||
    queue.some((entry) => entry.applicant.id === applicant.id)
  );
}

function isOwnFault({ missing }: Booking): boolean {
  return missing !== 'mentor';
}

function entryFor({ booking, live, zone }: FollowUpFacts, now: Instant): Waiting {
  const { program, idea, applicant, createdAt } = booking;
  const isSecondChance = isOwnFault(booking);
  const joinedAt = isSecondChance ? now : createdAt;
  return { id: -1, program, idea, applicant, joinedAt, isSecondChance, zone, busy: live, hasLive: false, passed: [] };
}

function holdFor(entry: Waiting, { queue, open }: FollowUpFacts, rules: InterviewRules, now: Instant) {
  const all = [...queue, entry];
  for (const slot of open) {
    if (firstFor(slot, all) !== entry) continue;
    const handed = handOn(slot, all, rules, now);
    if (handed.newBookings.length > 0) return handed;
  }
  return null;
}
