import { type Reason, type ReasonCode, reasonWith } from '../language/reasons.ts';
import type { Instant } from '../program/key-date.ts';

/** How the bot stands with one channel or room that it is to be in. `Absence` is why it may not be there. */
export interface Stay<Absence extends string> {
  readonly isJoined: boolean;
  readonly joinedAt: Instant;
  /** Why it is not there; null if it is, or if nothing has been heard yet. */
  readonly absence: Absence | 'kicked' | null;
  /** The same in the words of the server or of whoever did it. */
  readonly detail: string;
  /** Refusals in a row for the present absence. */
  readonly tries: number;
  /** Kicks without a long stay between them. */
  readonly kicks: number;
  /** Not to be tried before, whatever else happens; `Infinity`: not before an admin says so. */
  readonly notBefore: Instant;
}

/** How patient the bot is with those who keep it out. */
export interface Patience<Absence extends string> {
  readonly kickPauseMs: number;
  /** After so many refusals in a row, 1 for the first; null: not before an admin says so. */
  afterMs(absence: Absence, tries: number): number | null;
}

const MAX_DETAIL = 200;
/** A stay this long makes a kick the first one again. */
const LONG_STAY_MS = 24 * 60 * 60 * 1_000;

/** Nothing has been tried, or heard, yet. */
export function neverTried<Absence extends string>(): Stay<Absence> {
  return { isJoined: false, joinedAt: 0, absence: null, detail: '', tries: 0, kicks: 0, notBefore: 0 };
}

/** It is there; for how long counts from when it came. */
export function joined<Absence extends string>(stay: Stay<Absence>, now: Instant): Stay<Absence> {
  const joinedAt = stay.isJoined ? stay.joinedAt : now;
  return { ...neverTried(), kicks: stay.kicks, isJoined: true, joinedAt };
}

/** It is not there. @param detail visible text; it ends up in the status. */
export function absent<Absence extends string>(
  stay: Stay<Absence>,
  absence: Absence | 'kicked',
  detail: string,
  now: Instant,
  patience: Patience<Absence>,
): Stay<Absence> {
  const isKick = absence === 'kicked';
  const kicks = isKick ? (now - stay.joinedAt > LONG_STAY_MS ? 1 : stay.kicks + 1) : stay.kicks;
  const tries = stay.absence === absence ? stay.tries + 1 : 1;
  const afterMs = isKick ? afterKickMs(kicks, patience) : patience.afterMs(absence, tries);
  const notBefore = afterMs === null ? Infinity : now + afterMs;
  return { ...stay, isJoined: false, absence, detail: detail.slice(0, MAX_DETAIL), tries, kicks, notBefore };
}

/** An admin wants it tried again. */
export function pardoned<Absence extends string>(stay: Stay<Absence>): Stay<Absence> {
  return { ...stay, kicks: 0, notBefore: 0 };
}

/** Why it is not there; null if nothing is known. @param codes what each absence is called as a reason. */
export function absenceReason<Absence extends string>(
  { absence, detail }: Stay<Absence>,
  codes: Readonly<Record<Absence | 'kicked', ReasonCode>>,
): Reason | null {
  return absence === null ? null : reasonWith(codes[absence], detail);
}

/** Whether it stays out until an admin acts. */
export function isGone<Absence extends string>({ notBefore }: Stay<Absence>): boolean {
  return notBefore === Infinity;
}

/** Once may be a slip of a finger; twice is a wish. */
function afterKickMs(kicks: number, { kickPauseMs }: { readonly kickPauseMs: number }): number | null {
  return kicks === 1 ? kickPauseMs : null;
}
