import type { Reason } from '../../domain/language/reasons.ts';
import { stripFormatting } from './clean-text.ts';
import { type Absence, absenceReason, rejoinAfterMs } from './join-policy.ts';

/** How the bot stands with one channel. Times are UTC milliseconds. */
export interface ChannelState {
  readonly isJoined: boolean;
  readonly joinedAt: number;
  /** Why it is not there; null if it is, or if nothing has been heard yet. */
  readonly absence: Absence | null;
  /** The same in the words of the server or of whoever kicked. */
  readonly detail: string;
  /** Refusals in a row for the present absence. */
  readonly tries: number;
  /** Kicks without a long stay between them. */
  readonly kicks: number;
  /** Not to be tried before, whatever else happens; `Infinity`: not before an admin says so. */
  readonly notBefore: number;
}

export const NEVER_TRIED: ChannelState = {
  isJoined: false,
  joinedAt: 0,
  absence: null,
  detail: '',
  tries: 0,
  kicks: 0,
  notBefore: 0,
};

const MAX_DETAIL = 200;
/** A stay this long makes a kick the first one again. */
const LONG_STAY_MS = 24 * 60 * 60 * 1_000;

export function joined({ kicks }: ChannelState, now: number): ChannelState {
  return { ...NEVER_TRIED, kicks, isJoined: true, joinedAt: now };
}

/** @param told in the words of the server or of whoever kicked; they end up in the status. */
export function absent(
  state: ChannelState,
  absence: Absence,
  told: string,
  now: number,
  kickPauseMs: number,
): ChannelState {
  const isKick = absence === 'kicked';
  const kicks = isKick ? (now - state.joinedAt > LONG_STAY_MS ? 1 : state.kicks + 1) : state.kicks;
  const tries = state.absence === absence ? state.tries + 1 : 1;
  const afterMs = rejoinAfterMs(absence, isKick ? kicks : tries, kickPauseMs);
  return {
    ...state,
    isJoined: false,
    absence,
    detail: stripFormatting(told).slice(0, MAX_DETAIL),
    tries,
    kicks,
    notBefore: afterMs === null ? Infinity : now + afterMs,
  };
}

/** Why it is not there; null if nothing is known. */
export function problemOf({ absence, detail }: ChannelState): Reason | null {
  return absence === null ? null : absenceReason(absence, detail);
}

/** Why it stays out until an admin acts; null if it is there or will try. */
export function whyGone(state: ChannelState): Reason | null {
  return state.notBefore === Infinity ? problemOf(state) : null;
}
