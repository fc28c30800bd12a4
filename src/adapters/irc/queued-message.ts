/**
 * What goes first when not everything can: what the bot needs itself, then people who wait, then what can wait.
 *
 * `guest`: private answers to those who prove no account. Anybody can be as many of them as they like, so they hold up nobody else.
 */
export const URGENCIES = ['control', 'direct', 'channel', 'announcement', 'guest', 'courtesy'] as const;
export type Urgency = (typeof URGENCIES)[number];

/** Lines that belong together: the lines of one reply, or one command of the bot's own. */
export interface QueuedMessage {
  readonly urgency: Urgency;
  /** Whose turn it is counted as: the place and the person, so that neither can take all the turns. */
  readonly turn: string;
  /** Folded name of the channel or person it goes to; empty for a command to the server. */
  readonly place: string;
  readonly lines: readonly string[];
  /** UTC milliseconds; null if it is worth something whenever it comes. */
  readonly expiresAt: number | null;
  readonly queuedAt: number;
}

/** One line to be sent now. */
export interface NextLine<M extends QueuedMessage> {
  readonly message: M;
  readonly at: number;
}
