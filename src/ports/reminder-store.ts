import type { Reason } from '../domain/language/reasons.ts';
import type { Instant } from '../domain/program/key-date.ts';
import type { Anchor } from '../domain/reminders/anchor.ts';
import type { Recipient } from '../domain/reminders/recipient.ts';
import type { Repeat } from '../domain/reminders/repeat.ts';
import type { PlannedMessage } from './outbox.ts';

/** A reminder that a person asked for. */
export interface PersonalReminder {
  readonly id: number;
  /** Who asked for it, as the network proves them. */
  readonly network: string;
  readonly account: string;
  readonly recipient: Recipient;
  /** Empty where nothing but the key date is to be named. */
  readonly text: string;
  /** When it is said next. */
  readonly at: Instant;
  /** Again and again; null for once. */
  readonly repeat: Repeat | null;
  /** The key date that it is counted from; null for a time of its own. */
  readonly anchor: Anchor | null;
  readonly createdAt: Instant;
}

/** Reminders that people asked for. Each call is one transaction with the outbox; each throws StoreError. */
export interface ReminderStore {
  /** Plans it. @returns null if the person has `limit` open ones already. */
  add(reminder: Omit<PersonalReminder, 'id'>, limit: number): Promise<PersonalReminder | null>;
  /** The open ones of a person, the next first. */
  listOf(network: string, account: string): Promise<readonly PersonalReminder[]>;
  /** One of theirs, open or said within the last day; null if there is none. */
  find(network: string, account: string, id: number, now: Instant): Promise<PersonalReminder | null>;
  /** The one of theirs that was said last, within the last day; null if none was. */
  lastSaid(network: string, account: string, now: Instant): Promise<PersonalReminder | null>;
  /** @returns false if they have no open one of that id. */
  forget(network: string, account: string, id: number, now: Instant): Promise<boolean>;
  /** Deletes all of a person's, said or to come, with the messages that say them. @returns how many there were. */
  forgetAll(network: string, account: string): Promise<number>;
  /** How many of a person's are kept, said or to come. */
  countOf(network: string, account: string): Promise<number>;
  /** Says it at another time, or says something else. @param notices what is to be said of the change. */
  change(reminder: PersonalReminder, now: Instant, notices?: readonly PlannedMessage[]): Promise<void>;
  /**
   * Plans the next time of those that come again and whose time is over.
   *
   * @param next null if there is none.
   * @returns how many were looked at.
   */
  planNext(now: Instant, next: (reminder: PersonalReminder) => Instant | null): Promise<number>;
  /** All that are counted from key dates and not forgotten, also those of which all has been said: the date may move. */
  anchored(): Promise<readonly PersonalReminder[]>;
  /**
   * Ends one, keeping its anchor as it is here: null if the date is gone, the moved one if all of it is over since the date moved.
   *
   * @param notices what is to be said of it.
   */
  end(reminder: PersonalReminder, reason: Reason, now: Instant, notices: readonly PlannedMessage[]): Promise<void>;
}
