import type { Instant } from '../program/key-date.ts';
import { type Booking, type BookingState, mayBecome } from './booking.ts';
import type { Notice } from './notice.ts';
import type { QueueEntry } from './queue.ts';
import type { Slot } from './slot.ts';

/** A stored booking that goes over to another state. */
export interface BookingStep {
  /** The state that it must still be in for the step to be taken. */
  readonly from: BookingState;
  /** The booking as it is afterwards, but with the version that it must still have. */
  readonly booking: Booking;
}

/**
 * Everything that one action changes. A store takes all of it or, if anything has become otherwise meanwhile, nothing.
 *
 * What is new has a negative id, which the store replaces everywhere.
 */
export interface Change {
  /** Who wants it: the id of a party, or `bot`. */
  readonly by: string;
  readonly why: string;
  readonly newSlots: readonly Slot[];
  /** Ids of slots that are offered no longer. */
  readonly withdrawnSlots: readonly number[];
  readonly steps: readonly BookingStep[];
  readonly newBookings: readonly Booking[];
  readonly newEntries: readonly QueueEntry[];
  /** Entries of queues that end, and why. */
  readonly endedEntries: readonly { readonly id: number; readonly end: EntryEnd }[];
  readonly notices: readonly Notice[];
  /** Notices that must not be given any more. */
  readonly withdrawnNotices: readonly Notice[];
}

/** How somebody comes to wait no longer: they left, got a slot, or did not take the one that they were offered after a missed interview. */
export type EntryEnd = 'left' | 'served' | 'spent';

/** What a rule says to a wish: a change to be stored, or why not. */
export type Decision<T = object> =
  | ({ readonly kind: 'change'; readonly change: Change } & T)
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** Why something cannot be done, with what its sentence needs. */
export type Refusal =
  | { readonly reason: 'slotTaken' | 'slotWithdrawn' | 'slotPast'; readonly slot: Slot }
  | { readonly reason: 'tooSoon'; readonly slot: Slot; readonly noticeMs: number }
  | { readonly reason: 'alreadyBooked' | 'overlap'; readonly booking: Booking }
  | { readonly reason: 'suitsNobody'; readonly slot: Slot }
  | { readonly reason: 'notForIdea'; readonly slot: Slot; readonly idea: string }
  | { readonly reason: 'missedTwice'; readonly idea: string }
  | { readonly reason: 'clash'; readonly wanted: Slot; readonly slot: Slot }
  | { readonly reason: 'notMentor' | 'ownIdea'; readonly idea: string }
  | { readonly reason: 'otherIdea'; readonly booking: Booking; readonly slot: Slot }
  | { readonly reason: 'notYours' | 'wrongState' | 'tooLate' | 'tooSoonToAsk'; readonly booking: Booking }
  /** Somebody of it is still in another one. */
  | { readonly reason: 'busy'; readonly booking: Booking; readonly other: Booking }
  /** It can be done from an instant on. */
  | { readonly reason: 'notYet'; readonly booking: Booking; readonly from: Instant }
  | { readonly reason: 'alreadyQueued'; readonly idea: string; readonly place: number }
  | { readonly reason: 'notQueued' | 'queueEmpty' | 'noOpenSlot'; readonly idea: string }
  | { readonly reason: 'slotsPast' | 'tooMany' | 'tooFar' | 'noSlots'; readonly limit: number };

export function refuse(refusal: Refusal): { readonly kind: 'refused'; readonly refusal: Refusal } {
  return { kind: 'refused', refusal };
}

/** A change with what is given; the rest is empty. */
export function changeOf(by: string, why: string, parts: Partial<Change>): Change {
  const odd = parts.steps?.find(({ from, booking }) => !mayBecome(from, booking.state));
  // What would do so is a fault of ours, and must not be stored.
  if (odd !== undefined) throw new Error(`a booking cannot go from ${odd.from} to ${odd.booking.state}`);
  return { ...EMPTY, ...parts, by, why };
}

const EMPTY: Omit<Change, 'by' | 'why'> = {
  newSlots: [],
  withdrawnSlots: [],
  steps: [],
  newBookings: [],
  newEntries: [],
  endedEntries: [],
  notices: [],
  withdrawnNotices: [],
};

/** The ids that a store gave to what a change makes. */
export interface Numbering {
  readonly slots: ReadonlyMap<number, number>;
  readonly bookings: ReadonlyMap<number, number>;
}

/** The notices of a change with the ids that it was stored under. */
export function numberedNotices(change: Change, numbering: Numbering): readonly Notice[] {
  return change.notices.map((notice) => ({ ...notice, booking: numbered(notice.booking, numbering) }));
}

/** A booking of a change as it is stored. */
export function numbered(booking: Booking, { slots, bookings }: Numbering): Booking {
  return {
    ...booking,
    id: bookings.get(booking.id) ?? booking.id,
    slotId: slots.get(booking.slotId) ?? booking.slotId,
  };
}
