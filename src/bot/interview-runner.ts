import type { Booking } from '../domain/interviews/booking.ts';
import { clockAt, warningOf } from '../domain/interviews/phases.ts';
import type { Program } from '../domain/program/program.ts';
import { endOf, latest } from '../domain/program/time-point.ts';
import type { OutboxStore } from '../ports/outbox.ts';
import type { InterviewDesk } from './interviews/desk.ts';
import { clockEvents, type RoomParts } from './interviews/room.ts';
import { exerciseMessages, phaseMessages, warningMessages } from './interviews/room-messages.ts';

/** What the runner is made of. */
export interface InterviewRunnerParts extends RoomParts {
  readonly desk: InterviewDesk;
  readonly outbox: OutboxStore;
}

/** Does what time asks of interviews: holds end, interviews begin, their phases go on, who does not come is missed. */
export interface InterviewRunner {
  /** To be called about once a minute. Never rejects: what went wrong is logged and tried again the next time. */
  tick(): Promise<void>;
}

/** Bookings that are looked at in one tick. */
const BATCH = 200;
const DAY_MS = 24 * 3_600_000;

/** Nothing is kept in memory that matters: a bot that was killed goes on where the interviews are by then. */
export function createInterviewRunner(parts: InterviewRunnerParts): InterviewRunner {
  let forgotAt = 0;
  return {
    tick: async () => {
      const now = parts.clock.now();
      for (const booking of await dueBookings(parts)) await guarded(parts, booking, () => attend(parts, booking));
      if (Math.abs(now - forgotAt) < DAY_MS) return;
      await guarded(parts, null, () => forgetOldSeasons(parts));
      forgotAt = now;
    },
  };
}

async function dueBookings({ store, clock, log }: InterviewRunnerParts): Promise<readonly Booking[]> {
  try {
    return await store.due(clock.now(), BATCH);
  } catch (error) {
    log.error({ err: error }, 'interviews could not be read');
    return [];
  }
}

/** One bad booking never stops the rest. */
async function guarded(
  { log }: InterviewRunnerParts,
  booking: Booking | null,
  run: () => Promise<void>,
): Promise<void> {
  try {
    await run();
  } catch (error) {
    log.error({ err: error, booking: booking?.id }, 'an interview could not be attended to');
  }
}

async function attend(parts: InterviewRunnerParts, booking: Booking): Promise<void> {
  if (booking.state !== 'running') {
    const isChanged = await parts.desk.passTime(booking.id);
    const now = isChanged ? await parts.store.booking(booking.id) : null;
    if (now?.state === 'running') await conduct(parts, now);
  } else await conduct(parts, booking);
}

/** Says what is to be said at this moment of an interview, or ends it. */
async function conduct(parts: InterviewRunnerParts, booking: Booking): Promise<void> {
  const { record, clock, rules, outbox, say, desk } = parts;
  const now = clock.now();
  const state = clockAt(rules.phases, clockEvents(booking, await record.events(booking.id)), now);
  if (state.kind === 'over') {
    await desk.endInTime(booking.id);
    return;
  }
  if (state.kind === 'waiting') return;
  const isExercise = rules.phases[state.at]?.name === 'exercise';
  const exercise = isExercise ? await record.giveExercise(booking.id, booking) : null;
  const warning = warningOf(rules.phases, state);
  const messages = [
    ...phaseMessages(booking, rules.phases, state, say, now),
    ...(exercise === null ? [] : exerciseMessages(booking, exercise, state, say, now)),
    ...(warning === null ? [] : warningMessages(booking, rules.phases, state, warning, say, now)),
  ];
  // What was said in an earlier tick has its key there already.
  if ((await outbox.add(messages, now)) > 0) parts.nudge();
}

/** What was said in the interviews of a season that is long over is nobody's business any more. */
async function forgetOldSeasons({ programs, record, rules, clock, log }: InterviewRunnerParts): Promise<void> {
  for (const program of programs()) {
    const end = seasonEnd(program);
    if (end === null || clock.now() < end + rules.retentionMs) continue;
    const lines = await record.forgetLines(program.id);
    if (lines > 0) log.info({ program: program.id, lines }, 'old interviews were forgotten');
  }
}

/** When the last of the key dates is over; null for a season without any. */
function seasonEnd({ keyDates }: Program): number | null {
  return keyDates.length === 0 ? null : Math.max(...keyDates.map(({ when }) => latest(endOf(when))));
}
