import type { Instant } from '../program/key-date.ts';
import type { Booking } from './booking.ts';
import type { Change } from './change.ts';
import { handOn } from './hand-on.ts';
import { noticeNow } from './notice.ts';
import type { Waiting } from './queue.ts';
import type { InterviewRules } from './rules.ts';
import type { Slot } from './slot.ts';

/** A booking with its slot. */
export interface OnSlot {
  readonly slot: Slot;
  readonly booking: Booking;
}

/** The held booking by which a mentor asks to move another one, among the live ones of its applicant; null if nobody asks. */
export function askedMoveOf(booking: Booking, live: readonly Booking[]): Booking | null {
  return live.find(({ state, replaces }) => state === 'held' && replaces === booking.id) ?? null;
}

/** Whether the booking that is asked to be moved has its time whatever becomes of the question. */
export function stillStands({ state }: Booking): boolean {
  return state !== 'cancelled' && state !== 'moved';
}

/**
 * What takes a question back because the booking that it is about goes another way; the slot that was asked for goes to the next.
 *
 * @param isOver whether that booking ends: then the two are one interview that is over or elsewhere, and nobody is told twice.
 * @param served who gets something by the same change, and cannot get this, too.
 * @param by who takes it back, for the applicant.
 */
export function takenBack(
  { slot, booking }: OnSlot,
  old: Booking,
  { isOver, served, by }: { readonly isOver: boolean; readonly served: readonly Booking[]; readonly by: string },
  queue: readonly Waiting[],
  rules: InterviewRules,
  now: Instant,
): Pick<Change, 'steps' | 'newBookings' | 'notices' | 'withdrawnNotices'> {
  const ended: Booking = {
    ...booking,
    state: 'cancelled',
    heldUntil: null,
    replaces: isOver ? booking.replaces : null,
  };
  const gone = [booking, ...served].map(({ applicant }) => applicant.id);
  const others = queue.filter(({ applicant }) => !gone.includes(applicant.id));
  const handed = handOn(slot, others, rules, now, -3);
  const told = isOver ? [] : [noticeNow('cancelled', 'applicant', ended, now, { by, old })];
  return {
    steps: [{ from: booking.state, booking: ended }],
    newBookings: handed.newBookings,
    notices: [...told, ...handed.notices],
    withdrawnNotices: [noticeNow('held', 'applicant', booking, now)],
  };
}
