import { DAY_MS } from '../time/units.ts';

/** What one person may ask to be reminded of. */
export const PERSONAL_LIMITS = {
  /** Open at once. */
  count: 20,
  /** How far ahead, in milliseconds: a leap year. */
  aheadMs: 366 * DAY_MS,
  /** Characters of the text. */
  textLength: 300,
} as const;
