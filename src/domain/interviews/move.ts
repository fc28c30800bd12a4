import type { Instant } from '../program/key-date.ts';
import { type BookFacts, refusalFor } from './book.ts';
import type { Booking } from './booking.ts';
import { changeOf, type Decision, refuse } from './change.ts';
import { newBooking } from './hand-on.ts';
import { confirmUntil } from './hold.ts';
import { noticeNow, remindersOf } from './notice.ts';
import { type Actor, mayManage } from './party.ts';
import { ending, type ReleaseFacts, toldOf } from './release.ts';
import type { InterviewRules } from './rules.ts';

/** What must be known to move a booking: what it leaves, and where it goes. */
export interface MoveFacts {
  readonly from: ReleaseFacts;
  readonly to: Pick<BookFacts, 'slot' | 'onSlot' | 'live'>;
}

/**
 * Moves a booking to another slot of the same idea; the slot that it leaves goes to the next in the queue.
 *
 * What the applicant moves is booked at once; what a mentor moves the applicant has to accept.
 */
export function moveBooking(
  actor: Actor,
  { from, to }: MoveFacts,
  rules: InterviewRules,
  now: Instant,
): Decision<{ booking: Booking }> {
  const { booking, idea } = from;
  const isApplicant = booking.applicant.id === actor.party.id;
  if (!isApplicant && !mayManage(actor, idea)) return refuse({ reason: 'notYours', booking });
  if (booking.state !== 'booked' && booking.state !== 'checked-in') return refuse({ reason: 'wrongState', booking });
  if (to.slot.program !== booking.program || to.slot.idea !== booking.idea)
    return refuse({ reason: 'otherIdea', booking, slot: to.slot });
  const others = to.live.filter(({ id }) => id !== booking.id);
  const refusal = refusalFor(booking.applicant, { ...to, idea, live: others }, rules, now);
  if (refusal !== null) return refuse(refusal);
  const heldUntil = isApplicant ? null : confirmUntil(to.slot.startsAt, rules, now);
  if (!isApplicant && heldUntil === null)
    return refuse({ reason: 'tooSoon', slot: to.slot, noticeMs: rules.bookNoticeMs });
  // The id -1 is for what the queue may get of the slot that becomes free.
  const fresh: Booking = {
    ...newBooking(-2, to.slot, booking.applicant, now),
    ...(heldUntil === null ? {} : { state: 'held' as const, origin: 'mentor' as const, heldUntil }),
    replaces: booking.id,
  };
  const isLateCancel = isApplicant && booking.startsAt - now < rules.cancelNoticeMs;
  const left: Booking = { ...booking, state: 'moved', isLateCancel };
  const parts = ending('moved', [], left, from, '', rules, now);
  const told = isApplicant
    ? [...toldOf(actor, fresh).map((side) => noticeNow('moved', side, fresh, now)), ...remindersOf(fresh, rules, now)]
    : [noticeNow('held', 'applicant', fresh, now)];
  return {
    kind: 'change',
    change: changeOf(actor.party.id, '', {
      ...parts,
      // The new booking comes first: what the queue gets depends on nothing of it.
      newBookings: [fresh, ...(parts.newBookings ?? [])],
      notices: [...told, ...(parts.notices ?? [])],
    }),
    booking: fresh,
  };
}
