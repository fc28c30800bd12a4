import { type Reason, type ReasonCode, reasonWith } from '../../domain/language/reasons.ts';
import { MatrixRequestError } from './request-error.ts';
import type { MatrixPatience } from './settings.ts';

/** Why the bot is not in a room that it should be in. */
export type Absence = 'kicked' | 'banned' | 'invite-only' | 'unknown' | 'unreachable';

const MINUTE = 60_000;

/**
 * When to try a room again, in milliseconds; null: not before an admin says so.
 *
 * @param tries how often it was refused for this reason in a row, 1 for the first; for a kick, how often it happened.
 */
export function rejoinAfterMs(
  absence: Absence,
  tries: number,
  { kickPauseMs, backOffMinMs }: MatrixPatience,
): number | null {
  // Once may be a slip of a finger; twice is a wish.
  if (absence === 'kicked') return tries === 1 ? kickPauseMs : null;
  const { firstMs, maxMs } = absence === 'unreachable' ? { firstMs: backOffMinMs, maxMs: 5 * MINUTE } : PAUSES[absence];
  return Math.min(firstMs * 2 ** Math.min(tries - 1, 20), maxMs);
}

const PAUSES: Readonly<
  Record<Exclude<Absence, 'kicked' | 'unreachable'>, { readonly firstMs: number; readonly maxMs: number }>
> = {
  banned: { firstMs: 30 * MINUTE, maxMs: 360 * MINUTE },
  // An invitation is followed at once in any case.
  'invite-only': { firstMs: 10 * MINUTE, maxMs: 60 * MINUTE },
  unknown: { firstMs: 5 * MINUTE, maxMs: 60 * MINUTE },
};

/** What a failure to join means. A ban and a closed door have the same code; only the words tell them apart. */
export function absenceOf(error: unknown): Absence {
  if (!(error instanceof MatrixRequestError) || error.isTransient) return 'unreachable';
  if (error.errcode === 'M_FORBIDDEN') return /\bban/i.test(error.message) ? 'banned' : 'invite-only';
  return 'unknown';
}

/** The absence as a reason. @param detail in the words of the homeserver, or who did it. */
export function absenceReason(absence: Absence, detail: string): Reason {
  return reasonWith(CODES[absence], detail);
}

const CODES: Readonly<Record<Absence, ReasonCode>> = {
  kicked: 'kicked',
  banned: 'room-banned',
  'invite-only': 'room-invite-only',
  unknown: 'unknown-room',
  unreachable: 'room-unreachable',
};
