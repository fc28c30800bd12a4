import type { Instant } from '../domain/program/key-date.ts';

/** A sign that asked for something which ends when it is taken away. */
export interface KeptSign {
  readonly network: string;
  readonly id: string;
  /** The message that it was put on. */
  readonly on: string;
  /** Whose it is, folded. */
  readonly account: string;
}

/**
 * Which message of a network says which messages of the outbox, so that a sign put on it can be understood. Each throws StoreError.
 */
export interface SaidStore {
  /** @param keys of the messages of the outbox that it says. */
  record(network: string, eventId: string, keys: readonly string[], now: Instant): Promise<void>;
  /** @returns the keys; none for what the bot did not say unasked. */
  keysOf(network: string, eventId: string): Promise<readonly string[]>;
  keepSign(sign: KeptSign): Promise<void>;
  /** Forgets a sign. @returns the message that it was put on; null if the account put no such sign. */
  takeSign(sign: Omit<KeptSign, 'on'>): Promise<string | null>;
}
