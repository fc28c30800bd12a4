import type { Instant } from '../program/key-date.ts';
import type { Booking } from './booking.ts';
import type { EntryEnd } from './change.ts';

/**
 * How a booking came to its end.
 *
 * - `declined`, `expired`: the applicant did not want what was held for them, or did not answer in time.
 * - `cancelled-by-applicant`, `cancelled-by-mentor`: what was booked was called off; `withdrawn-by-mentor`: what was only held.
 * - `moved`, `done`, `missed`: to another slot; it took place; somebody did not come.
 */
export type BookingEnd =
  | 'declined'
  | 'expired'
  | 'withdrawn-by-mentor'
  | 'cancelled-by-applicant'
  | 'cancelled-by-mentor'
  | 'moved'
  | 'done'
  | 'missed';

/** How a booking ended, or null while it is live. @param lastBy who made its last step; the bot is `bot`. @param wasHeld it was only held before. */
export function endOfBooking(booking: Booking, lastBy: string, wasHeld: boolean): BookingEnd | null {
  switch (booking.state) {
    case 'moved':
    case 'done':
      return booking.state;
    case 'no-show':
      return 'missed';
    case 'cancelled':
      return endOfCancelled(booking.applicant.id === lastBy, lastBy === 'bot', wasHeld);
    default:
      return null;
  }
}

function endOfCancelled(isByApplicant: boolean, isByTime: boolean, wasHeld: boolean): BookingEnd {
  if (isByTime) return 'expired';
  if (wasHeld) return isByApplicant ? 'declined' : 'withdrawn-by-mentor';
  return isByApplicant ? 'cancelled-by-applicant' : 'cancelled-by-mentor';
}

/** A booking with how it ended and what was given in it. */
export interface KeptBooking {
  readonly booking: Booking;
  readonly end: BookingEnd | null;
  /** The number of the exercise that was chosen or given, or null. */
  readonly exercise: number | null;
}

/** A stay in a queue. */
export interface KeptEntry {
  /** The id of the applicant. */
  readonly applicant: string;
  readonly idea: string;
  readonly joinedAt: Instant;
  /** Null while they wait. */
  readonly endedAt: Instant | null;
  readonly end: EntryEnd | null;
}

/** What one applicant got, and what they made of it, for one idea. */
export interface ApplicantRecord {
  readonly applicant: string;
  readonly idea: string;
  /** Milliseconds in the queue, all stays together, up to now. */
  readonly waitedMs: number;
  readonly isWaiting: boolean;
  /** Slots that the queue or a mentor held for them. */
  readonly offered: number;
  /** Slots that they took by themselves. */
  readonly taken: number;
  readonly ends: Readonly<Record<BookingEnd, number>>;
  /** Interviews that they, or the mentor, did not come to. */
  readonly missedByApplicant: number;
  readonly missedByMentor: number;
  /** Cancelled or moved by them with less notice than is asked for. */
  readonly shortNotice: number;
  /** Numbers of the exercises that they were given. */
  readonly exercises: readonly number[];
}

/** What each applicant got for each idea, in the order of ideas and applicants. */
export function applicantRecords(
  bookings: readonly KeptBooking[],
  entries: readonly KeptEntry[],
  now: Instant,
): readonly ApplicantRecord[] {
  const keys = new Map<string, { readonly applicant: string; readonly idea: string }>();
  const note = (applicant: string, idea: string) => keys.set(JSON.stringify([idea, applicant]), { applicant, idea });
  for (const { booking } of bookings) note(booking.applicant.id, booking.idea);
  for (const { applicant, idea } of entries) note(applicant, idea);
  return [...keys]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([, { applicant, idea }]) =>
      recordOf(
        { applicant, idea },
        bookings.filter(({ booking }) => booking.applicant.id === applicant && booking.idea === idea),
        entries.filter((entry) => entry.applicant === applicant && entry.idea === idea),
        now,
      ),
    );
}

function recordOf(
  who: { readonly applicant: string; readonly idea: string },
  bookings: readonly KeptBooking[],
  entries: readonly KeptEntry[],
  now: Instant,
): ApplicantRecord {
  const count = (isMeant: (one: KeptBooking) => boolean) => bookings.filter(isMeant).length;
  const ended = (end: BookingEnd) => count((one) => one.end === end);
  return {
    ...who,
    waitedMs: entries.reduce((sum, { joinedAt, endedAt }) => sum + (endedAt ?? now) - joinedAt, 0),
    isWaiting: entries.some(({ endedAt }) => endedAt === null),
    offered: count(({ booking }) => booking.origin !== 'applicant'),
    taken: count(({ booking }) => booking.origin === 'applicant'),
    ends: {
      declined: ended('declined'),
      expired: ended('expired'),
      'withdrawn-by-mentor': ended('withdrawn-by-mentor'),
      'cancelled-by-applicant': ended('cancelled-by-applicant'),
      'cancelled-by-mentor': ended('cancelled-by-mentor'),
      moved: ended('moved'),
      done: ended('done'),
      missed: ended('missed'),
    },
    missedByApplicant: count(({ booking }) => booking.missing === 'applicant' || booking.missing === 'both'),
    missedByMentor: count(({ booking }) => booking.missing === 'mentor' || booking.missing === 'both'),
    shortNotice: count(({ booking }) => booking.isLateCancel),
    exercises: bookings.flatMap(({ exercise }) => (exercise === null ? [] : [exercise])),
  };
}
