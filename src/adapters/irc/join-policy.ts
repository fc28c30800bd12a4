import type { ReasonCode } from '../../domain/language/reasons.ts';
import { type GrowingPause, grownMs } from '../../domain/limits/back-off.ts';
import type { Patience } from '../../domain/limits/stay.ts';

/** Why the bot is not in a channel, if it was not kicked. */
export type Absence =
  | 'full'
  | 'invite-only'
  | 'banned'
  | 'bad-key'
  | 'needs-identification'
  | 'unavailable'
  | 'no-such-channel'
  | 'too-many-channels'
  | 'tls-only'
  | 'forwarded'
  | 'no-answer';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** How patient the bot is: short where time alone mends it, long where a person must, so that nobody is pestered. */
const PAUSES: Readonly<Record<Exclude<Absence, 'no-such-channel'>, GrowingPause>> = {
  full: { firstMs: MINUTE, maxMs: 15 * MINUTE },
  // An invitation is followed at once in any case.
  'invite-only': { firstMs: 10 * MINUTE, maxMs: 60 * MINUTE },
  banned: { firstMs: 30 * MINUTE, maxMs: 360 * MINUTE },
  'bad-key': { firstMs: 30 * MINUTE, maxMs: 360 * MINUTE },
  // Tried at once, too, when services have identified the bot.
  'needs-identification': { firstMs: 30 * SECOND, maxMs: 10 * MINUTE },
  // A netsplit is over in minutes, or not for an hour.
  unavailable: { firstMs: 30 * SECOND, maxMs: 10 * MINUTE },
  'too-many-channels': { firstMs: 60 * MINUTE, maxMs: 360 * MINUTE },
  'tls-only': { firstMs: 60 * MINUTE, maxMs: 360 * MINUTE },
  forwarded: { firstMs: 30 * MINUTE, maxMs: 360 * MINUTE },
  'no-answer': { firstMs: MINUTE, maxMs: 15 * MINUTE },
};

/** @param kickPauseMs before it comes back after a kick. */
export function joinPatience(kickPauseMs: number): Patience<Absence> {
  return {
    kickPauseMs,
    afterMs: (absence, tries) => (absence === 'no-such-channel' ? null : grownMs(tries, PAUSES[absence])),
  };
}

/** What a numeric in answer to JOIN means; null if it is about something else. Source: the numerics of the servers named in the tests. */
export function absenceOf(numeric: string): Absence | null {
  return NUMERICS[numeric] ?? null;
}

const NUMERICS: Readonly<Record<string, Absence>> = {
  403: 'no-such-channel',
  405: 'too-many-channels',
  437: 'unavailable',
  470: 'forwarded',
  471: 'full',
  473: 'invite-only',
  474: 'banned',
  475: 'bad-key',
  476: 'no-such-channel',
  477: 'needs-identification',
  479: 'no-such-channel',
  480: 'tls-only',
  489: 'tls-only',
  520: 'banned',
};

/** How an absence is called as a reason. */
export const ABSENCES: Readonly<Record<Absence | 'kicked', ReasonCode>> = {
  kicked: 'kicked',
  full: 'full',
  'invite-only': 'invite-only',
  banned: 'banned',
  'bad-key': 'bad-key',
  'needs-identification': 'needs-identification',
  unavailable: 'unavailable',
  'no-such-channel': 'unknown-channel',
  'too-many-channels': 'too-many-channels',
  'tls-only': 'tls-only',
  forwarded: 'forwarded',
  'no-answer': 'no-answer',
};
