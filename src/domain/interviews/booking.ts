import type { Instant } from '../program/key-date.ts';
import type { Party } from './party.ts';
import type { Span } from './slot.ts';

const BOOKING_STATES = ['held', 'booked', 'checked-in', 'running', 'done', 'cancelled', 'moved', 'no-show'] as const;

/**
 * Where a booking stands.
 *
 * - `held`: offered to somebody, who has until `heldUntil` to accept.
 * - `booked`: both are expected.
 * - `checked-in`: one of them said that they are there, or both.
 * - `running`: the interview has been opened.
 * - `done`, `cancelled`, `moved` (to another slot): over.
 * - `no-show`: somebody was missing; who comes late can still begin while the slot lasts.
 */
export type BookingState = (typeof BOOKING_STATES)[number];

/** What may follow what; nothing else ever happens. */
const NEXT_STATES: Readonly<Record<BookingState, readonly BookingState[]>> = {
  held: ['booked', 'cancelled'],
  booked: ['checked-in', 'cancelled', 'moved', 'no-show'],
  'checked-in': ['running', 'cancelled', 'moved', 'no-show'],
  running: ['done'],
  done: [],
  cancelled: [],
  moved: [],
  'no-show': ['running'],
};

/** Whether a booking may go from one state to another; what changes without its state may always change. */
export function mayBecome(from: BookingState, to: BookingState): boolean {
  return from === to || NEXT_STATES[from].includes(to);
}

/** States in which a booking keeps its slot, and its applicant's time, from others. */
export const LIVE_STATES = ['held', 'booked', 'checked-in', 'running'] as const satisfies readonly BookingState[];

/** The two sides of an interview. */
export type Side = 'applicant' | 'mentor';

/** A slot taken by an applicant for an idea. */
export interface Booking extends Span {
  /** Positive once it is stored; negative in a change that makes it. */
  readonly id: number;
  /** How often it was changed; a step counts only if nobody was faster. */
  readonly version: number;
  readonly slotId: number;
  readonly program: string;
  readonly idea: string;
  /** Who offered the slot. */
  readonly mentor: Party;
  /** The mentor who came, perhaps another one of the idea; null until one has checked in. */
  readonly host: Party | null;
  readonly applicant: Party;
  readonly state: BookingState;
  /** Who brought it about: the applicant alone, a mentor, or the queue. */
  readonly origin: 'applicant' | 'mentor' | 'queue';
  /** When a `held` one ends by itself; null in every other state. */
  readonly heldUntil: Instant | null;
  readonly createdAt: Instant;
  /**
   * The booking that it was moved from; while it is held, the one that a mentor asks to move, which stands until this one is accepted.
   * Null if it is the first of its interview, or was not accepted.
   */
  readonly replaces: number | null;
  readonly applicantInAt: Instant | null;
  readonly mentorInAt: Instant | null;
  /** Who was missing, of a `no-show`. */
  readonly missing: Side | 'both' | null;
  /** When it was seen to what becomes of an applicant after a `no-show` whose slot is over; null before, and of all others. */
  readonly followedUpAt: Instant | null;
  /** The applicant cancelled it with less notice than is asked for. */
  readonly isLateCancel: boolean;
}

/** How people name a booking: "b7". */
export function bookingName(id: number): string {
  return `b${id}`;
}
