import { appointmentWriter } from '../../src/adapters/ical/appointment-text.ts';
import { createMemoryPreferences } from '../../src/adapters/memory/memory-preferences.ts';
import { type Database, openDatabase } from '../../src/adapters/sql/open-database.ts';
import { createSqlInterviewRecord } from '../../src/adapters/sql/sql-interview-record.ts';
import { createSqlInterviews } from '../../src/adapters/sql/sql-interviews.ts';
import { createSqlOutbox } from '../../src/adapters/sql/sql-outbox.ts';
import { createSqlPeople } from '../../src/adapters/sql/sql-people.ts';
import { createInterviewRunner, type InterviewRunner } from '../../src/bot/interview-runner.ts';
import { createInterviewDesk, type InterviewDesk } from '../../src/bot/interviews/desk.ts';
import { createLineJudge } from '../../src/bot/interviews/judge-line.ts';
import { createPlaces, type Places } from '../../src/bot/interviews/places.ts';
import { createRunningInterviews, type RunningInterviews } from '../../src/bot/interviews/running-interviews.ts';
import { allCommands } from '../../src/commands/all-commands.ts';
import { DEFAULT_RULES, type InterviewRules } from '../../src/domain/interviews/rules.ts';
import type { Program } from '../../src/domain/program/program.ts';
import type { ChatNetwork } from '../../src/ports/chat-network.ts';
import type { OutboxStore } from '../../src/ports/outbox.ts';
import type { PreferenceStore } from '../../src/ports/preference-store.ts';
import type { Timers } from '../../src/ports/timers.ts';
import { say } from './english.ts';
import { type FixedClock, fixedClock, type LogEntry, recordingLog } from './fakes.ts';
import { orchard } from './programs.ts';

/** A desk with a real database and a clock that stands still. */
export interface DeskRig {
  readonly desk: InterviewDesk;
  readonly outbox: OutboxStore;
  readonly database: Database;
  readonly clock: FixedClock;
  readonly preferences: PreferenceStore;
  readonly running: RunningInterviews;
  readonly places: Places;
  readonly runner: InterviewRunner;
  readonly log: readonly LogEntry[];
}

export interface DeskSetup {
  readonly file?: string;
  readonly now?: string;
  readonly rules?: InterviewRules;
  readonly programs?: readonly Program[];
  readonly networks?: readonly ChatNetwork[];
  /** Left out, nothing happens by itself: a test says when time passes. */
  readonly timers?: Timers;
}

/** Bob has an account on OFTC, too. */
function withBob(program: Program): Program {
  const accounts = [{ network: 'oftc', account: 'bobstone' }];
  return { ...program, people: program.people.map((one) => (one.id === 'bob-stone' ? { ...one, accounts } : one)) };
}

/** Whoever opens it closes its database. */
export async function openDesk({
  file = ':memory:',
  now = '2030-03-18T12:00:00Z',
  rules = DEFAULT_RULES,
  programs: written = [orchard],
  networks = [],
  timers = { after: () => () => {} },
}: DeskSetup = {}): Promise<DeskRig> {
  const programs = written.map(withBob);
  const database = await openDatabase(file);
  const clock = fixedClock(now);
  const preferences = createMemoryPreferences();
  const [store, record] = [createSqlInterviews(database), createSqlInterviewRecord(database)];
  const outbox = createSqlOutbox(database);
  const log = recordingLog();
  const people = createSqlPeople(database, []);
  const network = (name: string) => networks.find((one) => one.name === name);
  const shared = { store, record, people, preferences, clock, timers, rules, say, prefix: '!', log, network };
  const parts = { ...shared, calendar: appointmentWriter, programs: () => programs, nudge: () => {}, outbox };
  const desk = createInterviewDesk(parts);
  const places = createPlaces(parts);
  const runner = createInterviewRunner({ ...parts, desk, places });
  const running = createRunningInterviews({ ...parts, lines: createLineJudge(allCommands, '!') }, places);
  return { desk, running, places, runner, outbox, database, clock, preferences, log: log.entries };
}
