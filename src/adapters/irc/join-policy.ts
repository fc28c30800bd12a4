import { type Reason, reasonWith } from '../../domain/language/reasons.ts';
/** Why the bot is not in a channel. */
export type Absence =
  | 'kicked'
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

interface Pause {
  readonly firstMs: number;
  readonly maxMs: number;
}

/** How patient the bot is: short where time alone mends it, long where a person must, so that nobody is pestered. */
const PAUSES: Readonly<Record<Exclude<Absence, 'kicked' | 'no-such-channel'>, Pause>> = {
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

/**
 * When to try a channel again, in milliseconds; null: not before an admin says so.
 *
 * @param tries how often it was refused for this reason in a row, 1 for the first; for a kick, how often it happened.
 */
export function rejoinAfterMs(absence: Absence, tries: number, kickPauseMs: number): number | null {
  if (absence === 'no-such-channel') return null;
  // Once may be a slip of a finger; twice is a wish.
  if (absence === 'kicked') return tries === 1 ? kickPauseMs : null;
  const { firstMs, maxMs } = PAUSES[absence];
  return Math.min(firstMs * 2 ** Math.min(tries - 1, 20), maxMs);
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

/** The absence as a reason. @param detail in the words of the server, or who did it. */
export function absenceReason(absence: Absence, detail: string): Reason {
  return reasonWith(absence === 'no-such-channel' ? 'unknown-channel' : absence, detail);
}
