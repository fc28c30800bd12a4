/** Waits. The only source of it; tests put timers in its place that run when they are told. */
export interface Timers {
  /**
   * Calls `callback` once, `ms` milliseconds from now, never before this function has returned.
   *
   * @returns cancels the call; harmless when it has been made already.
   */
  after(ms: number, callback: () => void): () => void;
}
