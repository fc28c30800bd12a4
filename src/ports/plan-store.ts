import type { Instant } from '../domain/program/key-date.ts';
import type { KnownDate } from '../domain/reminders/date-changes.ts';
import type { PlannedMessage } from './outbox.ts';

/** What the bot remembers of its planning, so that it knows what is new. Each call is one transaction; each throws StoreError. */
export interface PlanStore {
  /** When each scope (a program or post for one recipient) was last planned; scopes never planned are left out. */
  plannedAt(): Promise<ReadonlyMap<string, Instant>>;
  /** Records that the scopes are planned up to now. */
  setPlanned(scopes: readonly string[], now: Instant): Promise<void>;
  /** The key dates of a program as they were last seen; null if the program never was. */
  knownDates(program: string): Promise<readonly KnownDate[] | null>;
  /** Remembers the dates and plans what is to be said about their changes: both or neither. */
  recordDates(
    program: string,
    known: readonly KnownDate[],
    announcements: readonly PlannedMessage[],
    now: Instant,
  ): Promise<void>;
}
