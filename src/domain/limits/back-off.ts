/** How far apart the tries of many clients are spread after a server went down: a quarter to either side. */
const JITTER = 0.25;

/** A pause that grows. */
export interface GrowingPause {
  readonly firstMs: number;
  readonly maxMs: number;
}

/** The pause before the next try, doubled with each. @param tries in a row, 1 for the first. */
export function grownMs(tries: number, { firstMs, maxMs }: GrowingPause): number {
  return Math.min(firstMs * 2 ** Math.min(tries - 1, 30), maxMs);
}

/** @param fraction chance from 0 to 1. */
export function jitteredMs(ms: number, fraction: number): number {
  return ms * (1 - JITTER + 2 * JITTER * fraction);
}
