import type { Clock } from '../../../src/ports/clock.ts';
import type { Timers } from '../../../src/ports/timers.ts';

/** A clock that stands still until it is moved, and timers that ring as it passes them. */
export interface ManualTime {
  readonly clock: Clock;
  readonly timers: Timers;
  /** Moves on by so many milliseconds; whatever falls due on the way is called at its own instant, in its order. */
  pass(ms: number): void;
}

export function manualTime(start = Date.UTC(2026, 3, 2, 18)): ManualTime {
  let now = start;
  let waiting: { readonly at: number; readonly callback: () => void }[] = [];
  const nextBy = (end: number) => waiting.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
  return {
    clock: { now: () => now },
    timers: {
      after: (ms, callback) => {
        const entry = { at: now + ms, callback };
        waiting.push(entry);
        return () => {
          waiting = waiting.filter((other) => other !== entry);
        };
      },
    },
    pass: (ms) => {
      const end = now + ms;
      for (let next = nextBy(end); next !== undefined; next = nextBy(end)) {
        const due = next;
        waiting = waiting.filter((entry) => entry !== due);
        now = due.at;
        due.callback();
      }
      now = end;
    },
  };
}
