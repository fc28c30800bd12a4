/** How much and how fast. */
export interface IrcLimits {
  /** Lines that may be sent at once after a pause. ircd-hybrid and OFTC kill a client that sends more than 5. */
  readonly burst: number;
  /** Lines a second in the long run; `Infinity` lifts the limit, for benchmarks. OFTC kills at 1.7 and delays at 1.25. */
  readonly linesPerSecond: number;
  /** Lines of one reply; what is more is left out, the core pages. */
  readonly linesPerReply: number;
  /** Messages that may wait; a further answer is refused, a further announcement is not. */
  readonly maxQueued: number;
  /** How often within `repeatWindowMs` the same line may be said in one place before it is taken for a loop of two bots. */
  readonly maxRepeats: number;
  readonly repeatWindowMs: number;
}

export const DEFAULT_LIMITS: IrcLimits = {
  burst: 4,
  linesPerSecond: 1,
  linesPerReply: 3,
  maxQueued: 500,
  maxRepeats: 5,
  repeatWindowMs: 120_000,
};
