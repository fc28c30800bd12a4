import type { Instant } from '../domain/program/key-date.ts';
import type { Recipient } from '../domain/reminders/recipient.ts';
import type { Repeat } from '../domain/reminders/repeat.ts';

/** A reminder that a person asked for. */
export interface PersonalReminder {
  readonly id: number;
  /** Who asked for it, as the network proves them. */
  readonly network: string;
  readonly account: string;
  readonly recipient: Recipient;
  readonly text: string;
  /** When it is said next. */
  readonly at: Instant;
  readonly repeat: Repeat | null;
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
  /** @returns false if they have no open one of that id. */
  forget(network: string, account: string, id: number, now: Instant): Promise<boolean>;
  /** Says it at another time, or says something else. */
  change(reminder: PersonalReminder, now: Instant): Promise<void>;
  /** Plans the next time of those that come again and whose time is over. @returns how many. */
  repeatDue(now: Instant, next: (repeat: Repeat) => Instant): Promise<number>;
}
