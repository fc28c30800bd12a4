import type { Instant } from '../../domain/program/key-date.ts';
import type { Clock } from '../../ports/clock.ts';

/**
 * A clock that runs faster than another, from an instant of one's choice.
 *
 * @param speed how many times as fast.
 * @param pace the clock that drives it.
 */
export function createFastClock(start: Instant, speed: number, pace: Clock): Clock {
  const startedAt = pace.now();
  return { now: () => start + Math.round((pace.now() - startedAt) * speed) };
}
