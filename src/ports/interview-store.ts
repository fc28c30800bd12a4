import type { Booking } from '../domain/interviews/booking.ts';
import type { Change, Numbering } from '../domain/interviews/change.ts';
import type { BookingEnd, KeptEntry } from '../domain/interviews/fairness.ts';
import type { Notice } from '../domain/interviews/notice.ts';
import type { Party } from '../domain/interviews/party.ts';
import type { Waiting } from '../domain/interviews/queue.ts';
import type { Slot, Span } from '../domain/interviews/slot.ts';
import type { Account } from '../domain/people/person-id.ts';
import type { IdeaKey } from '../domain/program/find.ts';
import type { Instant } from '../domain/program/key-date.ts';
import type { PlannedMessage } from './outbox.ts';
import type { Reply } from './reply.ts';

/** A slot with what is on it. */
export interface SlotWithBooking {
  readonly slot: Slot;
  /** The live booking on it, or null. */
  readonly onSlot: Booking | null;
}

/** What an applicant has to do with an idea. */
export interface ApplicantFacts {
  /** Their live bookings, for any idea, earliest first. */
  readonly live: readonly Booking[];
  /** How often they were missing at an interview of the idea. */
  readonly missed: number;
  /** Their entry in the queue of the idea, or null. */
  readonly entry: Waiting | null;
}

/** A change of a booking or slot as it is kept. */
export interface HistoryEntry {
  readonly at: Instant;
  /** The id of a party, `bot`, or a pseudonym after the person had themselves forgotten. */
  readonly by: string;
  readonly what: string;
  readonly why: string;
  readonly slotId: number | null;
  readonly bookingId: number | null;
}

/** A slot with one of the bookings that were ever on it, for those who look whether it was fair. */
export interface LedgerRow {
  readonly slot: Slot;
  /** Null for a slot that nobody ever had. */
  readonly booking: Booking | null;
  /** When the applicant joined the queue before the booking was made; null if they did not wait. */
  readonly waitedSince: Instant | null;
  /** The number of the exercise that was chosen or given, or null. */
  readonly exercise: number | null;
  readonly end: BookingEnd | null;
  /** Who made the last change of the booking, and why. */
  readonly lastBy: string | null;
  readonly lastWhy: string | null;
}

/** Everything by which somebody can see whether a season was fair. */
export interface Ledger {
  /** Every slot with its bookings, in the order of time. */
  readonly rows: readonly LedgerRow[];
  /** Every stay in a queue, in the order in which they began. */
  readonly entries: readonly KeptEntry[];
}

/** A person with all accounts that are known to be theirs. */
export interface Identity {
  readonly id: string;
  readonly accounts: readonly Account[];
}

/** What is stored about an applicant. */
export interface Traces {
  /** Every booking that they ever had, in the order in which they were made. */
  readonly bookings: readonly Booking[];
  /** Every queue that they ever joined. */
  readonly entries: readonly (IdeaKey & { readonly joinedAt: Instant })[];
  /** Lines that were said in their interviews, by either side. */
  readonly lines: number;
  /** What mentors noted about their interviews. */
  readonly notes: number;
  /** Messages that were said, or are to be said, to them alone. */
  readonly messages: number;
  /** What they asked to be reminded of. */
  readonly reminders: number;
}

/** The words that tell a mentor that an interview will not be. @param booking with a pseudonym for its applicant. */
export type ComposeCancelled = (booking: Booking) => Reply;

/**
 * The record of slots, bookings and queues. Each call is one transaction; each throws StoreError.
 *
 * Until when those who wait rest is not kept here, and is always null.
 */
export interface InterviewStore {
  slot(id: number): Promise<SlotWithBooking | null>;
  booking(id: number): Promise<Booking | null>;
  /** The bookings that an interview was moved through, from the first to the one that holds; none if there is no such booking. */
  lineage(id: number): Promise<readonly Booking[]>;
  applicant(id: string, key: IdeaKey): Promise<ApplicantFacts>;
  /** Who waits for a slot of an idea, who has waited longest first. */
  queue(key: IdeaKey): Promise<readonly Waiting[]>;
  /** The ideas in whose queues a person is. */
  queuesOf(applicant: string): Promise<readonly IdeaKey[]>;
  /** The slots that a mentor offers, for any idea, that are in a span; earliest first. */
  slotsOf(mentor: string, span: Span): Promise<readonly SlotWithBooking[]>;
  /** Slots of a program that begin at or after an instant and have no live booking; earliest first. */
  openSlots(program: string, idea: string | null, from: Instant, limit: number): Promise<readonly Slot[]>;
  /** Live bookings of a person on either side that end after an instant; earliest first. */
  bookingsOf(person: string, from: Instant): Promise<readonly Booking[]>;
  /** What a person can still come to as the applicant: live bookings and those they were missed at, until they end. */
  attendable(applicant: string, from: Instant): Promise<readonly Booking[]>;
  /** What mentors can still come to: live bookings of ideas, and those at which somebody was missed, that end after an instant; earliest first. */
  bookingsFor(program: string, ideas: readonly string[], from: Instant): Promise<readonly Booking[]>;
  /** What is on, or about to be: booked interviews that begin before an instant and end after another, those at which somebody was missed among them. */
  around(endsAfter: Instant, beginsBefore: Instant): Promise<readonly Booking[]>;
  /** Bookings in which time has something to do: holds that are over, interviews that should have begun or run, no-shows whose slot is over. */
  due(now: Instant, limit: number): Promise<readonly Booking[]>;
  /** Interviews that run at this moment. */
  running(): Promise<readonly Booking[]>;
  /** An applicant who has waited or booked before, as they were then, or null. */
  findApplicant(id: string): Promise<Party | null>;
  ledger(program: string): Promise<Ledger>;
  /** Ids of the programs that slots were offered for. */
  programs(): Promise<readonly string[]>;
  traces(applicant: Identity): Promise<Traces>;
  /**
   * Puts a pseudonym in the place of an applicant everywhere, and deletes what was said to them, about them and by them.
   *
   * @param compose for mentors who have not been told yet of something that was cancelled.
   * @returns false if they still have a live booking, or wait; then nothing was changed.
   */
  forget(applicant: Identity, compose: ComposeCancelled): Promise<boolean>;
  history(bookingId: number): Promise<readonly HistoryEntry[]>;
  /**
   * Takes all of a change, and puts its messages into the outbox with it, or nothing if something that it counts on has become
   * otherwise: then it is to be decided anew.
   *
   * @param compose writes the messages of the notices, which by then have their ids.
   * @returns the ids of what is new, or null if nothing was changed.
   */
  apply(
    change: Change,
    compose: (notices: readonly Notice[]) => readonly PlannedMessage[],
    now: Instant,
  ): Promise<Numbering | null>;
}
