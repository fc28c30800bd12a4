import type { Instant } from '../program/key-date.ts';
import { HOUR_MS } from '../time/units.ts';
import type { Booking, Side } from './booking.ts';
import type { Party } from './party.ts';
import type { InterviewRules } from './rules.ts';

/**
 * What somebody must be told about a booking.
 *
 * - `held`: a slot is held for them; accept or decline.
 * - `booked`, `declined`, `expired`, `cancelled`, `moved`: what the other side, or time, did.
 * - `withdrawn`: a mentor took the slot back, and the applicant keeps their turn.
 * - `spent`: the time to accept the one slot after a missed interview is over.
 * - `again`: after an interview that did not take place one new slot is offered. `barred`: none is any more.
 * - `reminder`: it begins soon.
 * - `here`: the other side is there. `begun`: the interview is open. `missing`: the other side did not come. `ended`: it is over.
 */
export type NoticeKind =
  | 'held'
  | 'booked'
  | 'declined'
  | 'expired'
  | 'spent'
  | 'again'
  | 'barred'
  | 'cancelled'
  | 'withdrawn'
  | 'moved'
  | 'reminder'
  | 'here'
  | 'begun'
  | 'missing'
  | 'ended';

/** A message that a change brings with it; it goes into the outbox together with the change. */
export interface Notice {
  readonly kind: NoticeKind;
  readonly to: Party;
  readonly side: Side;
  /** The booking as the change leaves it. */
  readonly booking: Booking;
  /** When it is to be said. */
  readonly dueAt: Instant;
  /** From then on it would be of no use. */
  readonly staleAt: Instant;
  /** How long before the start, of a reminder; else null. */
  readonly leadMs: number | null;
  /** What the other side gave as a reason; empty if nothing. */
  readonly why: string;
  /** The nick of who did it; left out where nobody in particular did. */
  readonly by?: string;
  /** The booking that this one is, or was, to take the place of. */
  readonly old?: Booking;
}

/** The key of a notice in the outbox: nothing is said twice under one. */
export function noticeKey({ kind, booking, side, leadMs }: Notice): string {
  const lead = leadMs === null ? '' : `:${leadMs / 60_000}m`;
  return `booking:${booking.id}:${kind}${lead}:${side}`;
}

/** The booking that is held for an applicant, by the key of the notice that told them; null for other messages. */
export function heldBookingOf(key: string): number | null {
  const id = /^booking:(\d+):held:applicant$/.exec(key)?.[1];
  return id === undefined ? null : Number(id);
}

/** A notice to be given at once. */
export function noticeNow(
  kind: NoticeKind,
  side: Side,
  booking: Booking,
  now: Instant,
  { why = '', ...more }: Partial<Pick<Notice, 'why' | 'by' | 'old'>> = {},
): Notice {
  const staleAt = Math.max(kind === 'held' ? (booking.heldUntil ?? now) : booking.startsAt, now + KEPT_MS[kind]);
  return { kind, to: partyOn(side, booking), side, booking, dueAt: now, staleAt, leadMs: null, why, ...more };
}

const WEEKS_MS = 14 * 24 * HOUR_MS;
/** A slot that is past or nearly so is still worth an hour of news about it; who did not come may come back days later. */
const KEPT_MS: Readonly<Record<NoticeKind, number>> = {
  held: HOUR_MS,
  booked: HOUR_MS,
  declined: HOUR_MS,
  expired: HOUR_MS,
  spent: WEEKS_MS,
  again: WEEKS_MS,
  barred: WEEKS_MS,
  cancelled: HOUR_MS,
  withdrawn: WEEKS_MS,
  moved: HOUR_MS,
  reminder: HOUR_MS,
  here: HOUR_MS,
  begun: HOUR_MS,
  missing: HOUR_MS,
  ended: HOUR_MS,
};

/** The reminders of a booking to both sides; those whose time is over are left out. */
export function remindersOf(booking: Booking, rules: InterviewRules, now: Instant): readonly Notice[] {
  return allReminders(booking, rules).filter(({ dueAt }) => dueAt > now);
}

/** Every reminder that a booking may have; for withdrawing them when it ends. */
export function allReminders(booking: Booking, { reminderLeadsMs }: InterviewRules): readonly Notice[] {
  return SIDES.flatMap((side) =>
    reminderLeadsMs.map((leadMs) => ({
      kind: 'reminder' as const,
      to: partyOn(side, booking),
      side,
      booking,
      dueAt: booking.startsAt - leadMs,
      staleAt: booking.startsAt,
      leadMs,
      why: '',
    })),
  );
}

/** Both sides of an interview. */
export const SIDES = ['applicant', 'mentor'] as const satisfies readonly Side[];

/** Who is on a side: of the mentors the one who came, else the one who offered the slot. */
export function partyOn(side: Side, booking: Booking): Party {
  return side === 'applicant' ? booking.applicant : (booking.host ?? booking.mentor);
}
