import type { Side } from '../domain/interviews/booking.ts';
import type { ClockEvent } from '../domain/interviews/phases.ts';
import type { IdeaKey } from '../domain/program/find.ts';
import type { Instant } from '../domain/program/key-date.ts';
import type { PlannedMessage } from './outbox.ts';
import type { Block, Reply } from './reply.ts';

/** A line that was said in an interview. */
export interface SpokenLine {
  readonly side: Side;
  readonly nick: string;
  readonly text: string;
  readonly at: Instant;
}

/** What a mentor noted about an interview; for the mentors of the idea and org admins alone. */
export interface MentorNote {
  /** The id of the mentor. */
  readonly by: string;
  readonly nick: string;
  /** From 1 to 5, or null for a note without one. */
  readonly score: number | null;
  readonly text: string;
  readonly at: Instant;
}

/** A coding exercise that applicants for an idea are given: a text, or a link to one. */
export interface Exercise {
  /** Counted from 1 within the idea. */
  readonly number: number;
  readonly text: string;
}

/** Who is in an interview, and where they said that they are there. */
export interface Attendant {
  /** An observer is another mentor of the idea or an org admin who looks in. */
  readonly role: Side | 'observer';
  readonly network: string;
  readonly account: string;
  readonly nick: string;
}

/**
 * Where an interview is held.
 *
 * - `opening`: a place of that name is being made; nobody has been told.
 * - `open`: in that place.
 * - `relay`: in two direct conversations, between which the bot hands on what is said.
 * - `closed`: it is over.
 */
export type HeldAt =
  | {
      readonly kind: 'opening' | 'open';
      readonly network: string;
      readonly name: string;
      /** What people know it by; empty until it is open. */
      readonly title: string;
    }
  | { readonly kind: 'relay' | 'closed' };

/** Lines that are handed on, and those that wait until they are asked for. */
export interface HandedOn {
  readonly reply: Reply;
  readonly rest: readonly Block[];
}

/** How a line is handed on to the other side. */
export interface HandOn {
  readonly to: Side;
  /** What the keys of such messages end with: they are of one kind, and for one place or person. */
  readonly suffix: string;
  /**
   * A message of its own.
   *
   * @param id of the line. @param isBurst whether the same person said something a moment ago, so that more may follow.
   */
  compose(id: number, isBurst: boolean): { readonly message: PlannedMessage; readonly rest: readonly Block[] };
  /** What becomes of a message of the same kind that has not been said yet, and of its rest, with the line added; null: leave it. */
  join(waiting: HandedOn): HandedOn | null;
}

/** What happens during interviews. Each call is one transaction; each throws StoreError. */
export interface InterviewRecord {
  /** What was done to the clock, in order. */
  events(bookingId: number): Promise<readonly ClockEvent[]>;
  /**
   * Adds an event behind the `count` that there are, and puts its messages into the outbox with it.
   *
   * @returns false if somebody was faster; then nothing was changed.
   */
  addEvent(bookingId: number, event: ClockEvent, count: number, messages: readonly PlannedMessage[]): Promise<boolean>;
  /**
   * Keeps a line, and puts it into the outbox for the other side.
   *
   * @param handOn null if the other side has heard it already.
   */
  addLine(bookingId: number, line: SpokenLine, handOn: HandOn | null): Promise<void>;
  /** Takes what waits until somebody asks for more, and leaves what `split` makes of it. @returns what is to be said; null if nothing waits. */
  takeRest(bookingId: number, side: Side, split: (rest: readonly Block[]) => HandedOn): Promise<Reply | null>;
  /** Where an interview is held; null if that is not decided yet. */
  place(bookingId: number): Promise<HeldAt | null>;
  /** Decides it, and puts its messages into the outbox with it. When it is closed, what only mattered while it ran is deleted. */
  setPlace(bookingId: number, place: HeldAt, messages: readonly PlannedMessage[], now: Instant): Promise<void>;
  /** The interviews of which it has been decided where they are held, and that have not been closed. */
  unclosed(): Promise<readonly number[]>;
  /** Who has said that they are there, newest first. */
  attendants(bookingId: number): Promise<readonly Attendant[]>;
  /** Somebody is there; of each side one counts, the last. */
  addAttendant(bookingId: number, attendant: Attendant): Promise<void>;
  lines(bookingId: number): Promise<readonly SpokenLine[]>;
  addNote(bookingId: number, note: MentorNote): Promise<void>;
  notes(bookingId: number): Promise<readonly MentorNote[]>;
  /** The exercises of an idea in their order. */
  exercises(key: IdeaKey): Promise<readonly Exercise[]>;
  /** Adds an exercise behind those that there are. @param by the id of a mentor. @returns its number. */
  addExercise(key: IdeaKey, text: string, by: string): Promise<number>;
  /** Says which exercise a booking is to get. @returns false if it has been given one already. */
  chooseExercise(bookingId: number, number: number): Promise<boolean>;
  /** The exercise that a booking gets: the chosen one, else the first; from then on it is the one given. Null if the idea has none. */
  giveExercise(bookingId: number, key: IdeaKey): Promise<Exercise | null>;
  /** Deletes the lines and notes of a program's interviews. @returns how many lines there were. */
  forgetLines(program: string): Promise<number>;
}
