import type { Instant } from '../program/key-date.ts';
import type { Party } from './party.ts';
import { overlap, type Slot, type Span } from './slot.ts';

/** An applicant who waits for a slot of an idea. */
export interface QueueEntry {
  /** Positive once it is stored; negative in a change that makes it. */
  readonly id: number;
  readonly program: string;
  readonly idea: string;
  readonly applicant: Party;
  /** Since when they count as waiting; who was let down by a mentor waits since they booked. */
  readonly joinedAt: Instant;
  /** After a missed interview: they are offered one slot, and wait no longer when they do not take it. */
  readonly isSecondChance: boolean;
}

/** An entry with what decides whether a slot suits its applicant. */
export interface Waiting extends QueueEntry {
  /** When the applicant's night ends, in which nobody is expected to answer; null by day, or if it is not known where they are. */
  readonly restsUntil: Instant | null;
  /** Their live bookings, for any idea. */
  readonly busy: readonly Span[];
  /** They have a live booking for this idea: something is held for them already. */
  readonly hasLive: boolean;
  /** Slots that they were offered before and did not take. */
  readonly passed: readonly number[];
}

/** Who is to be offered a slot: the first for whom it is not in the way of anything, and who has not let it pass before. */
export function firstFor(slot: Slot, queue: readonly Waiting[]): Waiting | null {
  return inOrder(queue).find((entry) => suits(slot, entry)) ?? null;
}

/** The place of somebody in a queue, counted from 1; null if they are not in it. */
export function placeIn(queue: readonly QueueEntry[], applicant: string): number | null {
  const at = inOrder(queue).findIndex((entry) => entry.applicant.id === applicant);
  return at < 0 ? null : at + 1;
}

/** First come, first served; who is not stored yet comes behind those of the same moment. */
export function inOrder<T extends QueueEntry>(queue: readonly T[]): readonly T[] {
  return queue.toSorted((one, other) => one.joinedAt - other.joinedAt || place(one) - place(other));
}

function place({ id }: QueueEntry): number {
  return id < 0 ? Infinity : id;
}

function suits(slot: Slot, { hasLive, busy, passed }: Waiting): boolean {
  return !hasLive && !passed.includes(slot.id) && !busy.some((span) => overlap(span, slot));
}
