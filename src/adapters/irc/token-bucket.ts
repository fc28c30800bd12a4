/** How many lines may be sent now, by the network's patience. */
export interface TokenBucket {
  /** Takes the right to one line; false if there is none at `now`. */
  take(now: number): boolean;
  /** Counts a line that could not wait; the next ones wait longer for it. */
  force(now: number): void;
  /** Milliseconds from `now` until `take` will succeed. */
  waitMs(now: number): number;
  /** Full again, for a new connection. */
  reset(now: number): void;
}

/**
 * @param burst what a full bucket holds.
 * @param perSecond what comes in; `Infinity` for a bucket that is never empty.
 */
export function createTokenBucket(burst: number, perSecond: number): TokenBucket {
  const capacity = Math.max(1, burst);
  let tokens = capacity;
  let filledAt = Number.NEGATIVE_INFINITY;
  const fill = (now: number) => {
    // A clock that went back must not take anything away.
    const elapsed = Math.max(0, now - filledAt);
    tokens = perSecond === Infinity ? capacity : Math.min(capacity, tokens + (elapsed * perSecond) / 1_000);
    filledAt = now;
  };
  return {
    take: (now) => {
      fill(now);
      // A thousandth of tolerance, so that a wait computed in whole milliseconds is always enough.
      if (tokens < 0.999) return false;
      tokens -= 1;
      return true;
    },
    force: (now) => {
      fill(now);
      // At most a burst of debt: a server that pings a lot must not silence the bot.
      tokens = Math.max(-capacity, tokens - 1);
    },
    waitMs: (now) => {
      fill(now);
      return tokens >= 0.999 ? 0 : Math.ceil(((1 - tokens) * 1_000) / perSecond);
    },
    reset: (now) => {
      tokens = capacity;
      filledAt = now;
    },
  };
}
