import type { Instant } from '../program/key-date.ts';
import type { Booking } from './booking.ts';
import type { BookingStep, Change } from './change.ts';
import { noticeNow, SIDES } from './notice.ts';

/** How an interview begins, or which one is in its way. */
export type Begin =
  | ({ readonly kind: 'begins' } & Pick<Change, 'steps' | 'notices'>)
  | { readonly kind: 'busy'; readonly other: Booking };

/**
 * Begins an interview that both sides are at. Nobody is in two at once, or the words for one applicant would be heard by another: an
 * interview of theirs whose slot is over ends by it, and one whose slot is not has to be ended first.
 *
 * @param from the booking as it is stored.
 * @param running the interviews that run at the moment.
 */
export function begin(from: Booking, present: Booking, running: readonly Booking[], now: Instant): Begin {
  const others = running.filter((one) => one.id !== from.id && shareSomebody(one, present));
  const other = others.find(({ endsAt }) => now < endsAt);
  if (other !== undefined) return { kind: 'busy', other };
  const over = others.map((one): Booking => ({ ...one, state: 'done' }));
  const begun: Booking = { ...present, state: 'running', missing: null };
  return {
    kind: 'begins',
    steps: [
      ...over.map((booking): BookingStep => ({ from: 'running', booking })),
      { from: from.state, booking: begun },
    ],
    notices: [...over.flatMap((one) => both('ended', one, now)), ...both('begun', begun, now)],
  };
}

function shareSomebody(one: Booking, other: Booking): boolean {
  const people = peopleOf(one);
  return peopleOf(other).some((id) => people.includes(id));
}

function peopleOf({ applicant, host, mentor }: Booking): readonly string[] {
  return [applicant.id, (host ?? mentor).id];
}

function both(kind: 'ended' | 'begun', booking: Booking, now: Instant) {
  return SIDES.map((side) => noticeNow(kind, side, booking, now));
}
