import type { Instant } from '../domain/program/key-date.ts';

/** Which message of a network says which messages of the outbox, so that a sign put on it can be understood. */
export interface SaidStore {
  /** @param keys of the messages of the outbox that it says. @throws StoreError */
  record(network: string, eventId: string, keys: readonly string[], now: Instant): Promise<void>;
  /** @returns the keys; none for what the bot did not say unasked. @throws StoreError */
  keysOf(network: string, eventId: string): Promise<readonly string[]>;
}
