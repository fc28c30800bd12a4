import type { Exchange } from './exchanges.ts';

/** What is known of a message that was heard, when it is answered. */
export interface Heading {
  readonly exchange: Exchange;
  /** The event that was heard: the question itself, or an edit of it. */
  readonly eventId: string;
  readonly isEdit: boolean;
  /** Answers that were given to it so far, which tells them apart when they are given again after a crash. */
  replies: number;
  /** Answers from before an edit that have been replaced. */
  readonly replaced: Set<string>;
  /** Answers that are on their way; the core does not wait for them. */
  readonly pending: Set<Promise<unknown>>;
}
