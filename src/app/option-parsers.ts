import { InvalidArgumentError } from 'commander';
import { parseTimePoint } from '../domain/program/time-point.ts';
import { parseDuration } from '../domain/time/duration.ts';

// What is wrong with an option is thrown as commander's own error, which it tells with the usage.

/** For an option that may be given several times. */
export function collect(value: string, previous: readonly string[] = []): readonly string[] {
  return [...previous, value];
}

/** An instant, a day, or "real". */
export function parseNow(value: string): string {
  if (value === 'real') return value;
  const instant = instantOf(value);
  if (instant === null)
    throw new InvalidArgumentError('Write an instant in UTC such as 2024-04-02T17:00Z, a day, or "real".');
  return instant;
}

/** The number in "b7". */
export function parseBooking(value: string): number {
  const number = /^b?(\d{1,9})$/i.exec(value)?.[1];
  if (number === undefined) throw new InvalidArgumentError('Write a booking such as b7.');
  return Number(number);
}

/** An instant or a day. */
export function parseBound(value: string): string {
  const instant = instantOf(value);
  if (instant === null) throw new InvalidArgumentError('Write an instant in UTC such as 2024-04-02T17:00Z, or a day.');
  return instant;
}

/** An instant in UTC, or a day for its midnight; null if it is neither, or does not exist. */
function instantOf(value: string): string | null {
  const point = parseTimePoint(value);
  if (point === null || point.kind === 'month') return null;
  return point.kind === 'day' ? `${value}T00:00Z` : value;
}

/** "1h/s": milliseconds in one second. */
export function parseSpeed(value: string): number {
  const [, pace = ''] = /^(\d{1,3}[mhd])\/s$/.exec(value) ?? [];
  const speed = parseDuration(pace) ?? 0;
  if (speed === 0) throw new InvalidArgumentError('Write a pace such as 1h/s, 30m/s or 2d/s.');
  return speed;
}
