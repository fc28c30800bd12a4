import type { Instant } from '../../domain/program/key-date.ts';
import { earliest, parseTimePoint } from '../../domain/program/time-point.ts';

const UNIT_MS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/**
 * Reads a time for the simulated clock: "+3d", "-90m", "+1d12h", or an instant such as "2024-04-02T17:00Z" (a day alone is its
 * midnight in UTC).
 *
 * @param now what a relative time starts from.
 * @returns null if it is none of these.
 */
export function parseTime(text: string, now: Instant): Instant | null {
  const relative = /^([+-])((?:\d{1,6}[mhdw])+)$/.exec(text);
  if (relative) {
    const parts = [...(relative[2] ?? '').matchAll(/(\d+)([mhdw])/g)];
    const distance = parts.reduce((sum, [, count, unit]) => sum + Number(count) * (UNIT_MS[unit ?? ''] ?? 0), 0);
    return now + (relative[1] === '-' ? -distance : distance);
  }
  const point = parseTimePoint(text);
  return point === null || point.kind === 'month' ? null : earliest(point);
}
