import type { Instant } from '../domain/program/key-date.ts';

/** A message of the bot's, by the id that its network gave it. */
export interface SaidEvent {
  readonly roomId: string;
  readonly eventId: string;
}

/** A message that was heard, and what was said to it. */
export interface StoredExchange {
  readonly roomId: string;
  readonly questionId: string;
  readonly sender: string;
  /** First message of the thread that it stands in; null for none. */
  readonly thread: string | null;
  readonly answers: readonly SaidEvent[];
  /** Whether the question was taken back. */
  readonly isRedacted: boolean;
}

/**
 * What was said to what, on networks where messages have ids and can be edited and taken back.
 *
 * Kept for a month, so that a question which is edited or taken back after a restart still finds its answer. Each throws StoreError.
 */
export interface ExchangeStore {
  find(network: string, questionId: string): Promise<StoredExchange | null>;
  /** Whether the bot said it: an answer or something unasked. */
  isOwn(network: string, eventId: string): Promise<boolean>;
  /** Whether the bot has answered somebody in a thread. @param thread its first message. */
  hasAnswered(network: string, thread: string, sender: string): Promise<boolean>;
  /** Keeps it in place of what was known of the same question. */
  keep(network: string, exchange: StoredExchange, now: Instant): Promise<void>;
}
