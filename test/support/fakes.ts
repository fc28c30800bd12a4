import type { Clock } from '../../src/ports/clock.ts';
import type { Log } from '../../src/ports/log.ts';
import type { Random } from '../../src/ports/random.ts';

/** A clock that stands still until a test sets it. */
export interface FixedClock extends Clock {
  set(instant: string): void;
}

/** @param instant ISO 8601 with its zone. */
export function fixedClock(instant: string): FixedClock {
  let at = Date.parse(instant);
  return {
    now: () => at,
    set: (next) => {
      at = Date.parse(next);
    },
  };
}

export interface LogEntry {
  readonly level: keyof Log;
  readonly fields: object;
  readonly message: string;
}

/** A log that keeps what was written. */
export function recordingLog(): Log & { readonly entries: readonly LogEntry[] } {
  const entries: LogEntry[] = [];
  const write = (level: keyof Log) => (fields: object, message: string) => {
    entries.push({ level, fields, message });
  };
  return { entries, debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
}

/** Chance that is the same each time: tokens count up. */
export function countingRandom(): Random {
  let count = 0;
  return {
    fraction: () => 0.5,
    token: (length) => {
      count += 1;
      return String(count).padStart(length, '0');
    },
  };
}
