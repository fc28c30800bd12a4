import type { Instant } from '../program/key-date.ts';
import type { Booking } from './booking.ts';
import type { Change } from './change.ts';
import { handOn } from './hand-on.ts';
import { firstFor, type Waiting } from './queue.ts';
import type { InterviewRules } from './rules.ts';
import type { Slot } from './slot.ts';

/** What must be known to give an applicant a turn anew. */
export interface TurnFacts {
  /** Who waits for a slot of the idea. */
  readonly queue: readonly Waiting[];
  /** Open slots of the idea, earliest first. */
  readonly open: readonly Slot[];
  /** The applicant's live bookings, for any idea. */
  readonly live: readonly Booking[];
  /** When the applicant's night ends, as in `Waiting`. */
  readonly restsUntil: Instant | null;
}

/**
 * Puts the applicant of a booking that came to nothing into the queue; an open slot that suits nobody before them is held for them at
 * once.
 *
 * @param turn since when they count as waiting, and whether it is for one slot only.
 */
export function turnAgain(
  { program, idea, applicant }: Booking,
  turn: Pick<Waiting, 'joinedAt' | 'isSecondChance'>,
  { queue, open, live, restsUntil }: TurnFacts,
  rules: InterviewRules,
  now: Instant,
): Pick<Change, 'newEntries' | 'newBookings' | 'notices'> {
  const entry: Waiting = {
    id: -1,
    program,
    idea,
    applicant,
    ...turn,
    restsUntil,
    busy: live,
    hasLive: false,
    passed: [],
  };
  const all = [...queue, entry];
  for (const slot of open) {
    if (firstFor(slot, all) !== entry) continue;
    const handed = handOn(slot, all, rules, now);
    if (handed.newBookings.length > 0) return { newEntries: [entry], ...handed };
  }
  return { newEntries: [entry], newBookings: [], notices: [] };
}

/** Whether an applicant has something for the idea of a booking, or waits for it. */
export function hasTurn({ program, idea, applicant }: Booking, { live, queue }: TurnFacts): boolean {
  return (
    live.some((one) => one.program === program && one.idea === idea) ||
    queue.some((entry) => entry.applicant.id === applicant.id)
  );
}
