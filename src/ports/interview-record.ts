import type { Side } from '../domain/interviews/booking.ts';
import type { ClockEvent } from '../domain/interviews/phases.ts';
import type { Instant } from '../domain/program/key-date.ts';
import type { IdeaKey } from './interview-store.ts';
import type { PlannedMessage } from './outbox.ts';

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
   * @param compose writes the message of a line by its number.
   */
  addLine(bookingId: number, line: SpokenLine, compose: (lineId: number) => PlannedMessage): Promise<void>;
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
