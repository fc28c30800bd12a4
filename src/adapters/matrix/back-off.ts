import type { MatrixPatience } from './settings.ts';

/** How far apart the tries of many clients are spread after a server went down: a quarter to either side. */
const JITTER = 0.25;

/**
 * How long to wait before the next try, in milliseconds. There is no last try.
 *
 * @param failures in a row, 1 for the first.
 * @param fraction chance from 0 to 1.
 * @param wantedMs what the server asked for; null if it did not.
 */
export function backOffMs(
  failures: number,
  fraction: number,
  { backOffMinMs, backOffMaxMs }: MatrixPatience,
  wantedMs: number | null = null,
): number {
  const middle = Math.min(backOffMinMs * 2 ** Math.min(failures - 1, 20), backOffMaxMs);
  const jittered = Math.round(middle * (1 - JITTER + 2 * JITTER * fraction));
  return Math.max(jittered, wantedMs ?? 0);
}
