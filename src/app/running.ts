/** A running bot. */
export interface Running {
  /** Resolves when it ends by itself: the person at the terminal has left. Rejects if it can not go on. */
  readonly ended: Promise<void>;
  /** Says goodbye, finishes what is under way, closes the database. */
  stop(): Promise<void>;
}

/** How long a network may take to say goodbye. */
export const STOP_LIMIT_MS = 5_000;
