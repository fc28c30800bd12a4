import type { Booking } from '../../domain/interviews/booking.ts';
import { type ClockState, clockAt, nextInstant, type Phase, warningOf } from '../../domain/interviews/phases.ts';
import type { Instant } from '../../domain/program/key-date.ts';
import type { OutboxStore, PlannedMessage } from '../../ports/outbox.ts';
import type { Audience } from './audience.ts';
import { clockEvents, planOf } from './interview-clock.ts';
import { exerciseMessages, keyOf, phaseMessages, type Reader, warningMessages } from './interview-messages.ts';
import type { InterviewRunnerParts } from './runner-parts.ts';

/** A place that is being closed, or a network that is not there yet, is looked at again after this. */
export const SOON_MS = 2_000;

const READERS: readonly Reader[] = ['place', 'applicant', 'mentor'];

/** Says what is to be said at this moment of an interview, or ends it. @returns when there is something to do for it again. */
export async function conductInterview(parts: InterviewRunnerParts, booking: Booking): Promise<Instant | null> {
  const { record, clock, desk, places } = parts;
  const plan = planOf(booking, parts);
  const state = async () => clockAt(plan, clockEvents(booking, await record.events(booking.id)), clock.now());
  if ((await state()).kind === 'over') {
    await desk.endInTime(booking.id);
    return clock.now();
  }
  const audience = await places.settle(booking);
  if (audience === null) return clock.now() + SOON_MS;
  // Read anew: opening a place takes its time.
  const present = await state();
  await announce(parts, audience, plan, present);
  return nextInstant(plan, present);
}

/** Plans what is true now and has not been planned yet. */
async function announce(
  parts: InterviewRunnerParts,
  audience: Audience,
  plan: readonly Phase[],
  state: ClockState,
): Promise<void> {
  if (state.kind === 'waiting' || state.kind === 'over') return;
  const { record, clock, say, outbox } = parts;
  const { booking } = audience;
  const now = clock.now();
  const isExercise = plan[state.at]?.name === 'exercise';
  const exercise = isExercise ? await record.giveExercise(booking.id, booking) : null;
  const warning = warningOf(plan, state);
  const subjects: readonly (readonly PlannedMessage[])[] = [
    phaseMessages(audience, plan, state, exercise !== null, say, now),
    exercise === null ? [] : exerciseMessages(audience, exercise, state, say, now),
    warning === null ? [] : warningMessages(audience, plan, state, warning, say, now),
  ];
  const fresh: PlannedMessage[] = [];
  for (const messages of subjects) if (!(await isPlanned(outbox, booking, messages))) fresh.push(...messages);
  if (fresh.length > 0 && (await outbox.add(fresh, now)) > 0) parts.nudge();
}

/** Who was told of it in one place is not told of it again in another, wherever they have gone since. */
async function isPlanned(outbox: OutboxStore, booking: Booking, messages: readonly PlannedMessage[]): Promise<boolean> {
  const subjects = new Set(messages.map(({ key }) => key.replace(/^booking:\d+:/, '').replace(/:[^:]+$/, '')));
  const keys = [...subjects].flatMap((subject) => READERS.map((reader) => keyOf(booking, subject, reader)));
  return keys.length > 0 && (await outbox.list({ keys, limit: 1 })).length > 0;
}
