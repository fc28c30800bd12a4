import type { Instant } from '../program/key-date.ts';
import { MINUTE_MS } from '../time/units.ts';
import type { Booking } from './booking.ts';

/** A part of an interview with a length of its own. */
export interface Phase {
  /** One of `PHASE_NAMES`, for which there are sentences, or what people call it. The exercise is handed out in that of this name. */
  readonly name: string;
  readonly minutes: number;
}

/** The parts that interviews have in most seasons. */
const PHASE_NAMES = ['welcome', 'exercise', 'discussion', 'questions'] as const;

/** The interview as the seasons' pages describe it: a coding exercise, a discussion, the applicant's own questions. */
export const DEFAULT_PHASES: readonly (Phase & { readonly name: (typeof PHASE_NAMES)[number] })[] = [
  { name: 'welcome', minutes: 5 },
  { name: 'exercise', minutes: 30 },
  { name: 'discussion', minutes: 20 },
  { name: 'questions', minutes: 10 },
];

/** What a mentor did to the clock of an interview, in the order in which it was done. */
export type ClockEvent =
  | { readonly kind: 'start' | 'pause' | 'resume' | 'skip'; readonly at: Instant }
  | { readonly kind: 'extend'; readonly at: Instant; readonly byMs: number };

/** Where an interview stands. */
export type ClockState =
  | { readonly kind: 'waiting' }
  | {
      readonly kind: 'running' | 'paused';
      /** Index of the phase in the plan. */
      readonly at: number;
      readonly leftMs: number;
      /** When the phase ends, if nobody touches the clock; from a pause, if it were resumed now. */
      readonly endsAt: Instant;
      /** How often the phase was given more time. */
      readonly extensions: number;
    }
  | { readonly kind: 'over'; readonly since: Instant };

/** When an interview began: both were there, and it was time. */
export function begunAt({ startsAt, applicantInAt, mentorInAt }: Booking): Instant {
  return Math.max(startsAt, applicantInAt ?? 0, mentorInAt ?? 0);
}

/**
 * Where an interview stands at an instant: worked out anew from what was done, so that nothing is lost when the bot starts again.
 *
 * @param events in the order in which they happened; what makes no sense (resuming what runs) changes nothing.
 */
export function clockAt(plan: readonly Phase[], events: readonly ClockEvent[], now: Instant): ClockState {
  let state: ClockState = { kind: 'waiting' };
  for (const event of events) state = after(plan, passed(plan, state, event.at), event);
  return passed(plan, state, now);
}

/** The same clock later: phases whose time is over have gone over into the next. */
function passed(plan: readonly Phase[], state: ClockState, now: Instant): ClockState {
  if (state.kind === 'paused') return { ...state, endsAt: now + state.leftMs };
  if (state.kind !== 'running') return state;
  if (now < state.endsAt) return { ...state, leftMs: state.endsAt - now };
  return passed(plan, phaseFrom(plan, state.at + 1, state.endsAt), now);
}

function after(plan: readonly Phase[], state: ClockState, event: ClockEvent): ClockState {
  if (event.kind === 'start') return state.kind === 'waiting' ? phaseFrom(plan, 0, event.at) : state;
  if (state.kind === 'waiting' || state.kind === 'over') return state;
  switch (event.kind) {
    case 'pause':
      return { ...state, kind: 'paused' };
    case 'resume':
      return { ...state, kind: 'running' };
    case 'skip':
      return phaseFrom(plan, state.at + 1, event.at);
    case 'extend': {
      const leftMs = state.leftMs + event.byMs;
      return { ...state, leftMs, endsAt: event.at + leftMs, extensions: state.extensions + 1 };
    }
  }
}

function phaseFrom(plan: readonly Phase[], at: number, startsAt: Instant): ClockState {
  const phase = plan[at];
  if (phase === undefined) return { kind: 'over', since: startsAt };
  const leftMs = phase.minutes * MINUTE_MS;
  return { kind: 'running', at, leftMs, endsAt: startsAt + leftMs, extensions: 0 };
}

/** Minutes before the end of a phase at which both are told how much is left. */
const WARNING_MINUTES = [10, 5] as const;

/**
 * The warning that holds at the moment, or null: the nearest one whose minutes are not over yet. A phase no longer than the warning
 * gets none.
 */
export function warningOf(plan: readonly Phase[], state: ClockState): number | null {
  if (state.kind !== 'running') return null;
  const minutes = plan[state.at]?.minutes ?? 0;
  return (
    WARNING_MINUTES.toReversed().find((warning) => warning < minutes && state.leftMs <= warning * MINUTE_MS) ?? null
  );
}

/**
 * When something is to be said next: the phase ends or a warning begins to hold.
 *
 * @returns null while nothing will happen by itself.
 */
export function nextInstant(plan: readonly Phase[], state: ClockState): Instant | null {
  if (state.kind !== 'running') return null;
  const minutes = plan[state.at]?.minutes ?? 0;
  const warnings = WARNING_MINUTES.filter((warning) => warning < minutes && warning * MINUTE_MS < state.leftMs);
  const nextLeftMs = Math.max(0, ...warnings.map((warning) => warning * MINUTE_MS));
  return state.endsAt - nextLeftMs;
}
