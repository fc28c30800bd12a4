import type { Instant } from '../program/key-date.ts';
import { createRateLimit } from './rate-limit.ts';

/** Takes the same answer in one place too often for a loop of two bots. */
export interface RepeatGuard {
  /** @param addressee who asked: two people asking the same count as two answers. */
  allows(place: string, addressee: string, text: string, now: Instant): boolean;
}

/** @param max how often within the window; `Infinity` for no limit. */
export function createRepeatGuard(max: number, windowMs: number): RepeatGuard {
  const said = createRateLimit(max, windowMs);
  return { allows: (place, addressee, text, now) => said.allows([place, addressee, text].join('\n'), now) };
}
