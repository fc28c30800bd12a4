import type { Instant } from '../domain/program/key-date.ts';

/** Somebody wants to be told directly of one key date as it comes near. */
export interface Subscription {
  readonly network: string;
  /** Folded. */
  readonly account: string;
  /** The nick they had then; a hint where to look, no proof. */
  readonly nick: string;
  readonly program: string;
  /** Id of the key date. */
  readonly date: string;
  /** The sign that they put on an announcement, by its id; the subscription ends when it is taken away. */
  readonly mark: string;
  readonly since: Instant;
}

/** Who has subscribed to which key date. Each throws StoreError. */
export interface SubscriptionStore {
  /** @returns false if they have subscribed to it before. */
  add(subscription: Subscription): Promise<boolean>;
  /** Ends those that a sign made. @returns what they were of. */
  removeByMark(network: string, account: string, mark: string): Promise<readonly Subscription[]>;
  all(): Promise<readonly Subscription[]>;
}
