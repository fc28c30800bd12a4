import type { Reason } from '../domain/language/reasons.ts';
import type { Instant } from '../domain/program/key-date.ts';
import type { Recipient } from '../domain/reminders/recipient.ts';
import type { Reply } from './reply.ts';

export type { Recipient };

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
  /** What is said in its place when it is late, for words such as "in 3 hours" are untrue by then; left out: the same. */
  readonly lateReply?: Reply;
  /** Messages of one group for one recipient that are ready at once are said as one; left out: alone. */
  readonly group?: string;
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
  /** How often it was claimed: the number of the claim, by which a claim that is over cannot undo a newer one. */
  readonly claims: number;
  /** Whether it was said later than it should have been. */
  readonly wasLate: boolean;
  /** Why the last try failed, or why it ended as it did, to be read by `readReason`; null if nothing went wrong. */
  readonly reason: string | null;
  readonly createdAt: Instant;
  /** When it was sent or given up; null while it is open. */
  readonly endedAt: Instant | null;
}

/** A message that this process may send now. */
export interface ClaimedMessage extends OutboxMessage {
  /** The latest due time of what has been said of its series or is due and still true; later than its own: it is superseded. */
  readonly newestDueAt: Instant;
}

/**
 * How a claimed message ends, or goes back to wait.
 *
 * - `retry`: a try failed; the next one is not before `at`.
 * - `wait`: nothing was tried, e.g. because the recipient is away; the next look is not before `at`.
 */
export type OutboxOutcome =
  | { readonly kind: 'sent'; readonly at: Instant; readonly wasLate: boolean }
  | { readonly kind: 'retry'; readonly at: Instant; readonly reason: Reason }
  | { readonly kind: 'wait'; readonly at: Instant; readonly reason: Reason }
  | {
      readonly kind: Extract<OutboxState, 'superseded' | 'missed' | 'withdrawn' | 'dropped'>;
      readonly at: Instant;
      readonly reason: Reason;
    };

/** The record of everything that the bot says unasked. Each call is one transaction; each throws StoreError. */
export interface OutboxStore {
  /** Adds those whose key is not there yet, in any state. @returns how many were new. */
  add(messages: readonly PlannedMessage[], now: Instant): Promise<number>;
  /** Gives messages that are still planned the words that they have here, and when they get stale. */
  refresh(messages: readonly PlannedMessage[]): Promise<void>;
  /**
   * Takes what is due, in the order in which it became ready, so that no other process sends it before the lease is over.
   *
   * @param limit at most so many.
   */
  claimDue(now: Instant, leaseMs: number, limit: number): Promise<readonly ClaimedMessage[]>;
  /** Makes the leases of claims that are still being sent last longer. */
  renew(claims: readonly Claim[], until: Instant): Promise<void>;
  /**
   * Records what became of a claimed message. What was sent is recorded as sent even if the claim is over; anything else of a
   * claim that is over changes nothing.
   */
  settle(claim: Claim, outcome: OutboxOutcome): Promise<void>;
  /** Ends all open messages of a kind whose key is not among `keep`. @returns those that were withdrawn. */
  withdrawExcept(
    kind: string,
    keep: ReadonlySet<string>,
    reason: Reason,
    now: Instant,
  ): Promise<readonly OutboxMessage[]>;
  /** Opens messages of a kind again that were withdrawn for a reason which is gone: the date moved back. @param reason as it is stored. @returns how many. */
  reinstate(kind: string, keys: ReadonlySet<string>, reason: string): Promise<number>;
  /** Ends one open message. @returns false if there is none. */
  withdraw(key: string, reason: Reason, now: Instant): Promise<boolean>;
  /** Makes messages that wait for this recipient ready at once: the person was seen, the channel speaks again. */
  wake(recipient: RecipientFilter, now: Instant): Promise<void>;
  /**
   * Mends what a clock that went back leaves behind: leases and waits that would last until a future that was none, and messages
   * that were given up in it.
   */
  mendFuture(now: Instant): Promise<void>;
  /** How many late messages were said to a channel since then. */
  countLate(network: string, channel: string, since: Instant): Promise<number>;
  /** How the outbox stands at `now`, and what has become of messages since then. */
  tally(since: Instant, now: Instant): Promise<OutboxTally>;
  /** Messages that pass the filter, earliest due first. */
  list(filter: OutboxFilter): Promise<readonly OutboxMessage[]>;
}

/** How many messages there are of which sort. */
export interface OutboxTally {
  /** Not due yet. */
  readonly planned: number;
  /** Due, and waiting for a network, a channel or a person. */
  readonly waiting: number;
  readonly sent: number;
  /** Of those sent, the ones that were late. */
  readonly late: number;
  readonly missed: number;
  readonly dropped: number;
  /** Of those missed or dropped, the ones that were for one person: nobody else is to read them. */
  readonly lostByPeople: number;
}

/** Which claim of which message. */
export type Claim = Pick<OutboxMessage, 'id' | 'claims'>;

/** A channel of a network, a person on it by account, or all of the network. */
export type RecipientFilter = { readonly network: string; readonly channel?: string; readonly account?: string };

/** What is left out does not matter. */
export interface OutboxFilter {
  readonly states?: readonly OutboxState[];
  readonly kind?: string;
  readonly keys?: readonly string[];
  readonly ids?: readonly number[];
  readonly recipient?: RecipientFilter;
  /** Due at or after. */
  readonly from?: Instant;
  /** Due before. */
  readonly to?: Instant;
  /** Ended at or after. */
  readonly endedFrom?: Instant;
  readonly limit?: number;
}
