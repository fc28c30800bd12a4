import type { Instant } from '../program/key-date.ts';
import type { Party } from './party.ts';

/** From an instant up to, but not including, another. */
export interface Span {
  readonly startsAt: Instant;
  readonly endsAt: Instant;
}

/** An interval that a mentor offers. Whether it is taken is told by the bookings on it. */
export interface Slot extends Span {
  /** Positive once it is stored; negative in a change that makes it. */
  readonly id: number;
  readonly program: string;
  readonly idea: string;
  readonly mentor: Party;
  readonly state: 'offered' | 'withdrawn';
}

/** Whether two spans have a moment in common; the end of one may be the start of the other. */
export function overlap(one: Span, other: Span): boolean {
  return one.startsAt < other.endsAt && other.startsAt < one.endsAt;
}

/** How people name a slot: "s12". */
export function slotName(id: number): string {
  return `s${id}`;
}
