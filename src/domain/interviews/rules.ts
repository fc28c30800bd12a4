import type { QuietHours } from '../reminders/rules.ts';
import { HOUR_MS, MINUTE_MS } from '../time/units.ts';
import { DEFAULT_PHASES, type Phase } from './phases.ts';

/** The times by which interviews go; `config/settings/interviews-schema.ts` says which of them an organisation can set. */
export interface InterviewRules {
  /** Nobody books with less notice than this. */
  readonly bookNoticeMs: number;
  /** Who cancels with less notice gets a mark in the fairness ledger. */
  readonly cancelNoticeMs: number;
  /** How long an applicant has to accept what a mentor booked for them. */
  readonly confirmMs: number;
  /** How long a freed slot is held for the first in the queue. */
  readonly queueHoldMs: number;
  /** A slot that could be held for less than this is not offered to the queue: nobody could answer in time. */
  readonly minHoldMs: number;
  /** When, by the clock of the applicant, nobody is expected to answer. */
  readonly quiet: QuietHours;
  /** A hold is never made longer than this for the sake of the night. */
  readonly maxQuietHoldMs: number;
  /** How long before the start both can say that they are there. */
  readonly checkInMs: number;
  /** Who is not there so long after the start is missing. */
  readonly noShowMs: number;
  /** How long before the start both are reminded, longest first. */
  readonly reminderLeadsMs: readonly number[];
  /** At most so many slots in one offer. */
  readonly maxSlotsPerOffer: number;
  /** The parts of an interview, in their order. */
  readonly phases: readonly Phase[];
  /** How long after the end of a season what was said in its interviews is kept. */
  readonly retentionMs: number;
  /** Slots are offered no further ahead than this. */
  readonly horizonMs: number;
}

/** The times that hold where the configuration says nothing else. */
export const DEFAULT_RULES: InterviewRules = {
  bookNoticeMs: 2 * HOUR_MS,
  cancelNoticeMs: 12 * HOUR_MS,
  confirmMs: 24 * HOUR_MS,
  queueHoldMs: 30 * MINUTE_MS,
  minHoldMs: 10 * MINUTE_MS,
  quiet: { from: 22 * 60, to: 8 * 60 },
  maxQuietHoldMs: 8 * HOUR_MS,
  checkInMs: 15 * MINUTE_MS,
  noShowMs: 10 * MINUTE_MS,
  reminderLeadsMs: [24 * HOUR_MS, HOUR_MS, 10 * MINUTE_MS],
  maxSlotsPerOffer: 60,
  phases: DEFAULT_PHASES,
  retentionMs: 90 * 24 * HOUR_MS,
  horizonMs: 400 * 24 * HOUR_MS,
};
