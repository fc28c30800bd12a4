import { createMemoryPreferences } from '../../src/adapters/memory/memory-preferences.ts';
import { type Database, openDatabase } from '../../src/adapters/sql/open-database.ts';
import { createSqlInterviews } from '../../src/adapters/sql/sql-interviews.ts';
import { createSqlOutbox } from '../../src/adapters/sql/sql-outbox.ts';
import { createInterviewDesk, type InterviewDesk } from '../../src/bot/interviews/desk.ts';
import { DEFAULT_RULES, type InterviewRules } from '../../src/domain/interviews/rules.ts';
import type { Program } from '../../src/domain/program/program.ts';
import type { OutboxStore } from '../../src/ports/outbox.ts';
import type { PreferenceStore } from '../../src/ports/preference-store.ts';
import { say } from './english.ts';
import { type FixedClock, fixedClock } from './fakes.ts';
import { orchard } from './programs.ts';

/** A desk with a real database and a clock that stands still. */
export interface DeskRig {
  readonly desk: InterviewDesk;
  readonly outbox: OutboxStore;
  readonly database: Database;
  readonly clock: FixedClock;
  readonly preferences: PreferenceStore;
}

export interface DeskSetup {
  readonly file?: string;
  readonly now?: string;
  readonly rules?: InterviewRules;
  readonly programs?: readonly Program[];
}

/** Whoever opens it closes its database. */
export async function openDesk({
  file = ':memory:',
  now = '2030-03-18T12:00:00Z',
  rules = DEFAULT_RULES,
  programs = [orchard],
}: DeskSetup = {}): Promise<DeskRig> {
  const database = await openDatabase(file);
  const clock = fixedClock(now);
  const preferences = createMemoryPreferences();
  const store = createSqlInterviews(database);
  const desk = createInterviewDesk({ store, preferences, programs, clock, rules, say });
  return { desk, outbox: createSqlOutbox(database), database, clock, preferences };
}
