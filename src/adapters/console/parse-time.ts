import type { Instant } from '../../domain/program/key-date.ts';
import { earliest, parseTimePoint } from '../../domain/program/time-point.ts';
import { parseDuration } from '../../domain/time/duration.ts';

/**
 * Reads a time for the simulated clock: "+3d", "-90m", "+1d12h", or an instant such as "2024-04-02T17:00Z" (a day alone is its
 * midnight in UTC).
 *
 * @param now what a relative time starts from.
 * @returns null if it is none of these.
 */
export function parseTime(text: string, now: Instant): Instant | null {
  const [, sign, length = ''] = /^([+-])(\d.*[mhdw])$/.exec(text) ?? [];
  const distance = parseDuration(length);
  if (distance !== null) return now + (sign === '-' ? -distance : distance);
  const point = parseTimePoint(text);
  return point === null || point.kind === 'month' ? null : earliest(point);
}
