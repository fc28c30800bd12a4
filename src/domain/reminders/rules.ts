import type { Audience, KeyDateKind } from '../program/key-date.ts';
import { DAY_MS, HOUR_MS } from '../time/units.ts';
import type { Recipient } from './recipient.ts';

/**
 * What an event of the timeline asks of its readers.
 *
 * - `opening`: something begins that they may do from then on.
 * - `deadline`: something ends that they must have done by then.
 * - `event`: something happens of itself.
 */
const ROLES_OF_EVENTS = ['opening', 'deadline', 'event'] as const;
export type EventRole = (typeof ROLES_OF_EVENTS)[number];

/** How long before, in milliseconds, for each role; 0 is the moment itself. */
export type LeadTimes = Readonly<Record<EventRole, readonly number[]>>;

/** How often a person is reminded who says only of what; channels are by their configuration, which has the same for a default. */
export const DEFAULT_LEAD_TIMES: LeadTimes = {
  deadline: [14 * DAY_MS, 7 * DAY_MS, 3 * DAY_MS, DAY_MS, 3 * HOUR_MS, HOUR_MS, 0],
  opening: [DAY_MS, 0],
  event: [DAY_MS, 0],
};

/** The hours of a day in which nothing is said, as minutes since midnight; `from` may be later than `to`: over midnight. */
export interface QuietHours {
  readonly from: number;
  readonly to: number;
}

/** Somebody who is told of key dates. */
export interface Listener {
  readonly recipient: Recipient;
  /** Whose dates they are told of. */
  readonly audiences: readonly Audience[];
  /** IANA name, for `quiet` and `sayAt`. */
  readonly zone: string;
  readonly quiet: QuietHours | null;
  /** When dates without an hour are spoken of: minutes since midnight. */
  readonly sayAt: number;
  /** Id of the one program they are told of; null for all. */
  readonly program: string | null;
}

/** Everything that decides what is said about key dates. */
export interface ReminderRules {
  readonly listeners: readonly Listener[];
  readonly leadTimes: LeadTimes;
  /** Lead times of some kinds of key date, in place of the general ones. */
  readonly leadTimesByKind: Readonly<Partial<Record<KeyDateKind, Partial<LeadTimes>>>>;
  /** Which changes of dates are announced. */
  readonly announceChanges: readonly DateChangeKind[];
}

export const DATE_CHANGE_KINDS = ['moved', 'added', 'removed'] as const;
export type DateChangeKind = (typeof DATE_CHANGE_KINDS)[number];
