import type { Instant } from '../program/key-date.ts';

/** What a clock on the wall shows somewhere. */
export interface LocalTime {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** Minutes since midnight, from 0 to 1439. */
  readonly minute: number;
}

/** What the tz database says; the domain decides with it, and does not know where it is kept. */
export interface ZoneRules {
  /** What clocks of the zone (IANA name) show. */
  toLocal(at: Instant, zone: string): LocalTime;
  /**
   * The first instant at which clocks of the zone show that time; for a time that the clocks skip, the instant at which they
   * skip it.
   */
  toInstant(local: LocalTime, zone: string): Instant;
}

/** @param count may be negative. */
export function addDays(day: string, count: number): string {
  const date = new Date(`${day}T00:00Z`);
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10);
}
