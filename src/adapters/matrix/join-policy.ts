import type { ReasonCode } from '../../domain/language/reasons.ts';
import { type GrowingPause, grownMs } from '../../domain/limits/back-off.ts';
import type { Patience } from '../../domain/limits/stay.ts';
import { MatrixRequestError } from './request-error.ts';
import type { MatrixPatience } from './settings.ts';

/** Why the bot is not in a room that it should be in, if it was not kicked. */
export type Absence = 'banned' | 'invite-only' | 'unknown' | 'unreachable';

const MINUTE = 60_000;

/** How patient the bot is with those who keep it out of a room. */
export function joinPatience({ kickPauseMs, backOffMinMs }: MatrixPatience): Patience<Absence> {
  const unreachable = { firstMs: backOffMinMs, maxMs: 5 * MINUTE };
  return {
    kickPauseMs,
    afterMs: (absence, tries) => grownMs(tries, absence === 'unreachable' ? unreachable : PAUSES[absence]),
  };
}

const PAUSES: Readonly<Record<Exclude<Absence, 'unreachable'>, GrowingPause>> = {
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

/** How an absence is called as a reason. */
export const ABSENCES: Readonly<Record<Absence | 'kicked', ReasonCode>> = {
  kicked: 'kicked',
  banned: 'room-banned',
  'invite-only': 'room-invite-only',
  unknown: 'unknown-room',
  unreachable: 'room-unreachable',
};
