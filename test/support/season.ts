import { type Database, openDatabase } from '../../src/adapters/sql/open-database.ts';
import { createSqlPeople } from '../../src/adapters/sql/sql-people.ts';
import { createSqlPlans } from '../../src/adapters/sql/sql-plans.ts';
import { createSqlSaid } from '../../src/adapters/sql/sql-said.ts';
import { zoneRules } from '../../src/answers/compose/zone-rules.ts';
import { createStores } from '../../src/app/reminder-stores.ts';
import { createOutboxPump, type OutboxPump } from '../../src/bot/outbox-pump.ts';
import { createReminderRunner, type ReminderRunner } from '../../src/bot/reminder-runner.ts';
import type { Program } from '../../src/domain/program/program.ts';
import type { RecurringPost } from '../../src/domain/reminders/plan-posts.ts';
import { afterQuietHours } from '../../src/domain/reminders/quiet-hours.ts';
import type { ReminderRules } from '../../src/domain/reminders/rules.ts';
import type { ChannelPauses } from '../../src/ports/channel-pauses.ts';
import type { OutboxStore } from '../../src/ports/outbox.ts';
import type { ReminderStore } from '../../src/ports/reminder-store.ts';
import { say } from './english.ts';
import { createFakeNetwork, type FakeNetwork } from './fake-network.ts';
import { type FixedClock, fixedClock, type LogEntry, recordingLog } from './fakes.ts';
import { orchard } from './programs.ts';
import { ORCHARD_RULES } from './reminders.ts';

/** How a season is set up; what is left out is Orchard with the default rules on a network called "test". */
export interface SeasonSetup {
  readonly program?: Program;
  readonly rules?: ReminderRules;
  readonly posts?: readonly RecurringPost[];
  readonly now?: string;
  readonly catchUpPerHour?: number;
  /** Accounts of the org admins on "test"; none if left out. */
  readonly admins?: readonly string[];
  /** Of the database; in memory if left out. */
  readonly file?: string;
}

/** Runner and pump on a real database in memory, a clock that a test sets, and a network that it holds. */
export interface Season {
  readonly clock: FixedClock;
  readonly network: FakeNetwork;
  readonly outbox: OutboxStore;
  readonly pauses: ChannelPauses;
  readonly reminders: ReminderStore;
  readonly database: Database;
  readonly log: readonly LogEntry[];
  readonly pump: OutboxPump;
  /** Another program in place of the present one, as a reload gives it. */
  reload(program: Program): void;
  /** Ends the process without a word and starts another one on the same database. */
  restart(): void;
  /** Sets the clock and lets the bot look at it, until everything is said. */
  at(instant: string): Promise<readonly string[]>;
  close(): Promise<void>;
}

export async function startSeason(setup: SeasonSetup = {}): Promise<Season> {
  const { program = orchard, rules = ORCHARD_RULES, posts = [], now = '2030-01-01T00:00Z', catchUpPerHour = 4 } = setup;
  const clock = fixedClock(now);
  const database = await openDatabase(setup.file ?? ':memory:');
  const plans = createSqlPlans(database);
  const network = createFakeNetwork('test', ['#orchard', '#mentors']);
  const log = recordingLog();
  let programs: readonly Program[] = [program];
  const { outbox, pauses, reminders } = createStores(database, () => programs, say);
  let runner: ReminderRunner;
  let pump: OutboxPump;
  const start = () => {
    runner = createReminderRunner({
      plan: { programs: () => programs, rules, posts, say, zones: zoneRules },
      outbox,
      plans,
      reminders,
      startedAt: clock.now(),
      clock,
      log,
    });
    pump = createOutboxPump({
      people: createSqlPeople(database, []),
      said: createSqlSaid(database),
      outbox,
      pauses,
      bridges: [],
      network: (name) => (name === 'test' ? network : undefined),
      quietUntil: (recipient, at) => {
        const listener = rules.listeners.find(
          (candidate) => JSON.stringify(candidate.recipient) === JSON.stringify(recipient),
        );
        return listener ? afterQuietHours(at, listener.quiet, listener.zone, zoneRules) : at;
      },
      admins: (setup.admins ?? []).map((account) => ({ kind: 'person', network: 'test', account, nick: account })),
      say,
      clock,
      log,
      leaseMs: 60_000,
      catchUpPerHour,
    });
  };
  start();
  return {
    clock,
    network,
    outbox,
    pauses,
    reminders,
    database,
    log: log.entries,
    get pump() {
      return pump;
    },
    reload: (next) => {
      programs = [next];
    },
    restart: start,
    at: async (instant) => {
      clock.set(instant);
      const before = network.heard.length;
      await runner.tick();
      await pump.tick();
      await pump.settled();
      return network.heard.slice(before);
    },
    close: () => database.close(),
  };
}
