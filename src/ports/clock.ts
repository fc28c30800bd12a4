import type { Instant } from '../domain/program/key-date.ts';

/** Tells the time. The only source of it; tests and rehearsals put a clock of their own in its place. */
export interface Clock {
  /** The present, in UTC milliseconds. */
  now(): Instant;
}
