import type { Instant } from '../program/key-date.ts';

/** What is known of a message whose time has come. */
export interface DueMessage {
  readonly dueAt: Instant;
  /** Null: it keeps for good. */
  readonly staleAt: Instant | null;
  /** The latest due time of what has been said of its series or is due and still true. */
  readonly newestDueAt: Instant;
}

/** What becomes of it. */
export type Fate =
  | { readonly kind: 'say'; readonly isLate: boolean }
  | { readonly kind: 'superseded' }
  | { readonly kind: 'missed' };

/** Said within that time it is not late: networks and ticks take a while. */
const GRACE_MS = 5 * 60_000;

/** What becomes of a message that is due at `now` or was before. */
export function fateOf({ dueAt, staleAt, newestDueAt }: DueMessage, now: Instant, graceMs = GRACE_MS): Fate {
  if (newestDueAt > dueAt) return { kind: 'superseded' };
  if (staleAt !== null && staleAt <= now) return { kind: 'missed' };
  return { kind: 'say', isLate: now - dueAt > graceMs };
}
