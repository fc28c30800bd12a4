import type { IncomingMessage } from './incoming-message.ts';

/**
 * Somebody put a sign on a message, or took away what they had put or said.
 *
 * `message` tells who, where and when, its text is the sign (empty for one that is taken away); it is the very object of which the
 * network can prove who it was.
 */
export interface IncomingReaction {
  readonly message: IncomingMessage;
  /** The network's id of the sign itself, or of whatever is taken away. */
  readonly id: string;
  /** The message that it was put on, as `Delivery` names it; null for a sign that is taken away. */
  readonly on: string | null;
}
