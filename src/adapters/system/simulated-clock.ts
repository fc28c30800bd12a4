import type { Instant } from '../../domain/program/key-date.ts';
import type { Clock } from '../../ports/clock.ts';

/** A clock that runs at the pace of another from an instant of one's choice, and can be set. */
export interface SimulatedClock extends Clock {
  /** Goes on from `at`; going back is allowed. */
  set(at: Instant): void;
}

/** @param pace the clock that drives it; a clock that stands still makes this one stand still too. */
export function createSimulatedClock(start: Instant, pace: Clock): SimulatedClock {
  let offset = start - pace.now();
  return {
    now: () => pace.now() + offset,
    set: (at) => {
      offset = at - pace.now();
    },
  };
}
