import type { Booking } from '../domain/interviews/booking.ts';
import type { Instant } from '../domain/program/key-date.ts';
import { DAY_MS } from '../domain/time/units.ts';
import { conductInterview, SOON_MS } from './interviews/conduct-interview.ts';
import { forgetOldSeasons } from './interviews/forget-old-seasons.ts';
import type { InterviewRunnerParts } from './interviews/runner-parts.ts';

/** Does what time asks of interviews: holds end, interviews begin, their phases go on, who does not come is missed. */
export interface InterviewRunner {
  /**
   * To be called about once a minute, and when something has changed; in between it calls itself at the instant of the next
   * phase or warning. Never rejects: what went wrong is logged and tried again the next time.
   */
  tick(): Promise<void>;
  /** Calls itself no more; resolves when what is under way is done. */
  stop(): Promise<void>;
}

/** Bookings that are looked at in one tick. */
const BATCH = 200;

/** Longer than the minute between two ticks. */
const NEAR_MS = 90_000;

/** Nothing is kept in memory that matters: a bot that was killed goes on where the interviews are by then. */
export function createInterviewRunner(parts: InterviewRunnerParts): InterviewRunner {
  const { clock, timers } = parts;
  let forgotAt = 0;
  let isStopped = false;
  let cancel = () => {};
  /** Bookings that are being attended to: opening a place takes a server some seconds. */
  const busy = new Map<number, Promise<void>>();
  /** Of these, those that something has happened to meanwhile. */
  const again = new Set<number>();
  /** When there is something to be done for a booking without anybody's doing. */
  const nextAt = new Map<number, Instant>();

  const work = async (id: number, run: () => Promise<Instant | null>): Promise<void> => {
    do {
      again.delete(id);
      const next = await guarded(parts, id, run);
      if (next === null) nextAt.delete(id);
      else nextAt.set(id, next);
    } while (again.has(id));
    busy.delete(id);
  };
  const once = (id: number, run: () => Promise<Instant | null>): Promise<void> => {
    const underWay = busy.get(id);
    if (underWay !== undefined) again.add(id);
    const working = underWay ?? work(id, run);
    busy.set(id, working);
    return working;
  };
  const wakeUp = (): void => {
    cancel();
    const next = Math.min(...nextAt.values());
    if (next === Infinity || isStopped) return;
    cancel = timers.after(Math.max(1, next - clock.now()), () => void tick());
  };
  const look = async (): Promise<void> => {
    if (isStopped) return;
    const now = clock.now();
    const [near, over] = [await bookingsBy(parts, now + NEAR_MS), await overBookings(parts)];
    // Worked out anew: what was cancelled has no instant any more. Until the next tick others may fall due.
    for (const id of nextAt.keys()) if (!busy.has(id)) nextAt.delete(id);
    for (const booking of near) nextAt.set(booking.id, dueAt(booking));
    const due = near.filter((booking) => dueAt(booking) <= now);
    await Promise.all([
      ...due.map(({ id }) => once(id, () => attend(parts, id))),
      ...over.map(({ id }) => once(id, () => close(parts, id))),
    ]);
    wakeUp();
    if (Math.abs(now - forgotAt) < DAY_MS) return;
    forgotAt = now;
    await guarded(parts, null, () => forgetOldSeasons(parts));
  };
  const looks = new Set<Promise<void>>();
  const tick = async (): Promise<void> => {
    const under = look().finally(() => looks.delete(under));
    looks.add(under);
    await under;
  };
  return {
    tick,
    stop: async () => {
      isStopped = true;
      cancel();
      await Promise.all(looks);
    },
  };
}

/** Those in which time has something to do by an instant. */
async function bookingsBy({ store, log }: InterviewRunnerParts, instant: Instant): Promise<readonly Booking[]> {
  try {
    return await store.due(instant, BATCH);
  } catch (error) {
    log.error({ err: error }, 'interviews could not be read');
    return [];
  }
}

function dueAt({ state, heldUntil, startsAt }: Booking): Instant {
  return state === 'held' ? (heldUntil ?? startsAt) : startsAt;
}

/** Interviews that run no more, but whose place has not been closed. */
async function overBookings({ store, record, log }: InterviewRunnerParts): Promise<readonly Booking[]> {
  try {
    const found = await Promise.all((await record.unclosed()).map((id) => store.booking(id)));
    return found.filter((booking): booking is Booking => booking !== null && booking.state !== 'running');
  } catch (error) {
    log.error({ err: error }, 'places of interviews could not be read');
    return [];
  }
}

/** One bad booking never stops the rest. */
async function guarded<T>(
  { log }: InterviewRunnerParts,
  booking: number | null,
  run: () => Promise<T>,
): Promise<T | null> {
  try {
    return await run();
  } catch (error) {
    log.error({ err: error, booking }, 'an interview could not be attended to');
    return null;
  }
}

/** @returns when there is something to do for it again; null if the next minute is soon enough. */
async function attend(parts: InterviewRunnerParts, id: number): Promise<Instant | null> {
  const { store, desk, rules, clock } = parts;
  // Read anew each time, for it may have gone on meanwhile.
  const booking = await store.booking(id);
  if (booking?.state === 'running') return conductInterview(parts, booking);
  const isChanged = await desk.passTime(id);
  const now = isChanged ? await store.booking(id) : null;
  if (now?.state === 'running') return conductInterview(parts, now);
  const missingAt = booking === null ? 0 : booking.startsAt + rules.noShowMs;
  return missingAt > clock.now() ? missingAt : null;
}

async function close({ places, store, clock }: InterviewRunnerParts, id: number): Promise<Instant | null> {
  const booking = await store.booking(id);
  return booking === null || (await places.close(booking)) ? null : clock.now() + SOON_MS;
}
