import type { Instant } from '../domain/program/key-date.ts';
import type { Reply } from './reply.ts';

/** Whom a message of the outbox is for. */
export type Recipient =
  | { readonly kind: 'channel'; readonly network: string; readonly channel: string }
  | {
      readonly kind: 'person';
      readonly network: string;
      /** Who may read it: the account that must be proved before it is said. */
      readonly account: string;
      /** The nick that the account had when it was last seen; a hint where to look, no proof. */
      readonly nick: string;
    };

/** A message that the bot will say unasked. */
export interface PlannedMessage {
  /**
   * What it is, the instant it speaks of, how long before it, and for whom: nothing is said twice under one key. At most 200
   * characters.
   */
  readonly key: string;
  /** What it belongs to ("key-date", "digest", "announcement", "personal", "booking"): for lists and for withdrawing. */
  readonly kind: string;
  /** Messages of one subject for one recipient: of those that are late only the newest is still said. */
  readonly series: string;
  readonly recipient: Recipient;
  readonly reply: Reply;
  /** When it is to be said. */
  readonly dueAt: Instant;
  /** From then on it would be untrue or useless, and is recorded as missed; null: it keeps for good. */
  readonly staleAt: Instant | null;
}

/**
 * Where a message stands.
 *
 * - `planned`: waits for its time, for its recipient, or for another try.
 * - `claimed`: one process is sending it; after the lease it counts as planned again.
 * - `sent`: the network confirmed it.
 * - `superseded`: it was late, and a newer one of its series was said in its place.
 * - `missed`: its time was over before it could be said.
 * - `withdrawn`: what it speaks of was moved, removed or cancelled.
 * - `dropped`: the recipient was not seen again in time, or the network refuses for good.
 */
export type OutboxState = 'planned' | 'claimed' | 'sent' | 'superseded' | 'missed' | 'withdrawn' | 'dropped';

/** A message as it stands in the outbox. */
export interface OutboxMessage extends PlannedMessage {
  readonly id: number;
  readonly state: OutboxState;
  readonly attempts: number;
  /** Why the last try failed, or why it ended as it did; null if nothing went wrong. */
  readonly reason: string | null;
  readonly createdAt: Instant;
  /** When it was sent or given up; null while it is open. */
  readonly endedAt: Instant | null;
}

/** How a claimed message ends, or goes back to wait. */
export type OutboxOutcome =
  | { readonly kind: 'sent'; readonly at: Instant }
  | { readonly kind: 'retry'; readonly at: Instant; readonly reason: string }
  | {
      readonly kind: Extract<OutboxState, 'superseded' | 'missed' | 'withdrawn' | 'dropped'>;
      readonly at: Instant;
      readonly reason: string;
    };

/** The record of everything that the bot says unasked. Each call is one transaction. */
export interface OutboxStore {
  /** Adds those whose key is not there yet, in any state. @returns how many were new. @throws StoreError */
  add(messages: readonly PlannedMessage[], now: Instant): Promise<number>;
  /**
   * Takes what is due, oldest first, so that no other process sends it before the lease is over.
   *
   * @param limit at most so many.
   * @throws StoreError
   */
  claimDue(now: Instant, leaseMs: number, limit: number): Promise<readonly OutboxMessage[]>;
  /** Records what became of a claimed message. @throws StoreError */
  settle(id: number, outcome: OutboxOutcome): Promise<void>;
  /** Ends all open messages of a kind whose key is not among `keep`. @returns those that were withdrawn. @throws StoreError */
  withdrawExcept(
    kind: string,
    keep: ReadonlySet<string>,
    reason: string,
    now: Instant,
  ): Promise<readonly OutboxMessage[]>;
  /** Ends one open message. @returns false if there is none. @throws StoreError */
  withdraw(key: string, reason: string, now: Instant): Promise<boolean>;
  /** Messages in one of the states that are due in the span, earliest first. @throws StoreError */
  list(filter: OutboxFilter): Promise<readonly OutboxMessage[]>;
}

/** What is left out does not matter. */
export interface OutboxFilter {
  readonly states?: readonly OutboxState[];
  readonly kind?: string;
  readonly keys?: readonly string[];
  /** Due at or after. */
  readonly from?: Instant;
  /** Due before. */
  readonly to?: Instant;
  readonly limit?: number;
}
