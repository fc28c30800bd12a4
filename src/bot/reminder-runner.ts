import type { Instant } from '../domain/program/key-date.ts';
import type { Program } from '../domain/program/program.ts';
import { reviseDates } from '../domain/reminders/date-changes.ts';
import { DAY_MS } from '../domain/time/units.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { OutboxStore, PlannedMessage } from '../ports/outbox.ts';
import type { PlanStore } from '../ports/plan-store.ts';
import type { ReminderStore } from '../ports/reminder-store.ts';
import { followDates, nextOf } from './follow-dates.ts';
import { type PlanParts, postMessages, reminderMessages, type ScopedMessage, scopesOf } from './plan-messages.ts';
import { changeMessages, PLANNED_KINDS } from './reminder-messages.ts';

/** What the runner is made of. */
export interface RunnerParts {
  readonly plan: PlanParts;
  readonly outbox: OutboxStore;
  readonly plans: PlanStore;
  readonly reminders: ReminderStore;
  /** When the bot began to run: a scope that it has never planned counts from then. */
  readonly startedAt: Instant;
  readonly clock: Clock;
  readonly log: Log;
}

/** Key dates of a program that have changed. */
export interface DateNews {
  readonly program: string;
  readonly changed: number;
  /** Channels in which that is announced. */
  readonly announcedIn: readonly string[];
}

/** Keeps the outbox in step with the programs. */
export interface ReminderRunner {
  /**
   * Plans what is not planned yet, withdraws what is gone. Never rejects: what went wrong is logged and tried again next time.
   *
   * @returns the key dates that have changed since the last time.
   */
  tick(): Promise<readonly DateNews[]>;
}

/** How far ahead recurring posts are written down; reminders are for the whole season. */
const POST_HORIZON_MS = 8 * DAY_MS;
/** How far back posts are looked for that nobody could plan because the bot was down. */
const POST_MEMORY_MS = 60 * DAY_MS;
/** How often the posts are planned anew. */
const POST_PLANNING_MS = 3_600_000;
/** How often it is recorded up to when was planned; a rule that is new after a restart may be told of so much of the past. */
const RECORD_EVERY_MS = 10 * 60_000;
/** A clock that was set back by less than that is left to itself. */
const CLOCK_SLACK_MS = 60_000;
/** Withdrawn under either it is opened again when the date is back; the sentence is that of databases from before there were codes. */
const GONE = ['gone', 'the date or the rule is not there any more'] as const;

/** Holds in mind only what it planned last: after a start it plans everything again, under the same keys. */
export function createReminderRunner(parts: RunnerParts): ReminderRunner {
  /** What was planned last: the programs, and when the posts were. */
  let planned: { readonly programs: readonly Program[]; readonly postsAt: Instant } | null = null;
  let recordedAt: Instant | null = null;
  let lastTick: Instant | null = null;
  return {
    tick: async () => {
      const now = parts.clock.now();
      let news: readonly DateNews[] = [];
      try {
        if (lastTick === null || now < lastTick - CLOCK_SLACK_MS) await parts.outbox.mendFuture(now);
        lastTick = now;
        const programs = parts.plan.programs();
        const isNew = planned?.programs !== programs;
        if (isNew) {
          news = await planSeason(parts, now);
          await followDates(parts, now);
        }
        const arePostsOld = planned === null || Math.abs(now - planned.postsAt) >= POST_PLANNING_MS;
        if (isNew || arePostsOld) await planRecurring(parts, now);
        await parts.reminders.planNext(now, (reminder) => nextOf(reminder, now, parts));
        // A minute in which nothing happens writes nothing.
        if (isNew || recordedAt === null || Math.abs(now - recordedAt) >= RECORD_EVERY_MS) {
          await parts.plans.setPlanned(scopesOf(parts.plan), now);
          recordedAt = now;
        }
        planned = { programs, postsAt: isNew || arePostsOld ? now : (planned?.postsAt ?? now) };
      } catch (error) {
        parts.log.error({ err: error }, 'reminders could not be planned');
      }
      return news;
    },
  };
}

async function planSeason(parts: RunnerParts, now: Instant): Promise<readonly DateNews[]> {
  const news = await announceChanges(parts, now);
  const wanted = reminderMessages(parts.plan);
  await record(parts, PLANNED_KINDS.reminder, wanted, now);
  await withdrawAllBut(parts, PLANNED_KINDS.reminder, keysOf(wanted), now);
  return news;
}

async function planRecurring(parts: RunnerParts, now: Instant): Promise<void> {
  const wanted = postMessages(parts.plan, now - POST_MEMORY_MS, now + POST_HORIZON_MS);
  await record(parts, PLANNED_KINDS.post, wanted, now);
  // What is overdue is for the pump to say or to give up.
  const overdue = await parts.outbox.list({ kind: PLANNED_KINDS.post, states: ['planned', 'claimed'], to: now });
  await withdrawAllBut(parts, PLANNED_KINDS.post, [...keysOf(wanted), ...overdue.map(({ key }) => key)], now);
}

async function announceChanges({ plan, plans, log }: RunnerParts, now: Instant): Promise<readonly DateNews[]> {
  const news: DateNews[] = [];
  for (const program of plan.programs()) {
    const { known, changes } = reviseDates(await plans.knownDates(program.id), program);
    const messages = changeMessages(program, changes, plan, now);
    await plans.recordDates(program.id, known, messages, now);
    if (changes.length === 0) continue;
    log.info({ program: program.id, changes: changes.length }, 'key dates changed');
    news.push({ program: program.id, changed: changes.length, announcedIn: channelsOf(messages) });
  }
  return news;
}

/**
 * Adds what is new and mends the words of what was planned.
 *
 * What would have been due before its scope was last planned was not wanted then, so nobody missed it.
 */
async function record(parts: RunnerParts, kind: string, wanted: readonly ScopedMessage[], now: Instant): Promise<void> {
  const { plans, outbox, startedAt } = parts;
  const plannedAt = await plans.plannedAt();
  const missing = wanted
    .filter(({ scope, message }) => message.dueAt >= Math.min(plannedAt.get(scope) ?? startedAt, now))
    .map(({ message }) => message);
  for (const reason of GONE) await outbox.reinstate(kind, new Set(missing.map(({ key }) => key)), reason);
  await outbox.add(missing, now);
  await outbox.refresh(wanted.map(({ message }) => message).filter(({ dueAt }) => dueAt > now));
}

async function withdrawAllBut({ outbox, log }: RunnerParts, kind: string, keys: readonly string[], now: Instant) {
  const gone = await outbox.withdrawExcept(kind, new Set(keys), GONE[0], now);
  if (gone.length > 0) log.info({ kind, count: gone.length }, 'planned messages were withdrawn');
}

function channelsOf(messages: readonly PlannedMessage[]): readonly string[] {
  const channels = messages.flatMap(({ recipient }) => (recipient.kind === 'channel' ? [recipient.channel] : []));
  return [...new Set(channels)];
}

function keysOf(wanted: readonly ScopedMessage[]): readonly string[] {
  return wanted.map(({ message }) => message.key);
}
