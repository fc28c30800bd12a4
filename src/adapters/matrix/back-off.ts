import { grownMs, jitteredMs } from '../../domain/limits/back-off.ts';
import type { MatrixPatience } from './settings.ts';

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
  const pauseMs = grownMs(failures, { firstMs: backOffMinMs, maxMs: backOffMaxMs });
  return Math.max(Math.round(jitteredMs(pauseMs, fraction)), wantedMs ?? 0);
}
