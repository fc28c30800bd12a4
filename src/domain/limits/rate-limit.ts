import { RecentMap } from './recent-map.ts';

/** Allows so many events per key in a sliding window, and forgets keys that have been silent for that long. */
export interface RateLimit {
  /** Counts an event; false if it is one too many. */
  allows(key: string, now: number): boolean;
}

/** More keys than this at once are a flood; the oldest are forgotten. */
const MAX_KEYS = 1_000;

/** @param max `Infinity` for no limit. */
export function createRateLimit(max: number, windowMs: number): RateLimit {
  if (max === Infinity) return { allows: () => true };
  const times = new RecentMap<readonly number[]>(MAX_KEYS);
  return {
    allows: (key, now) => {
      const recent = (times.get(key) ?? []).filter((at) => Math.abs(now - at) < windowMs);
      const isAllowed = recent.length < max;
      times.set(key, isAllowed ? [...recent, now] : recent);
      return isAllowed;
    },
  };
}
