import type { Database } from '../adapters/sql/open-database.ts';
import type { Phrasebook } from '../answers/compose/phrasebook.ts';
import { createInterviewDesk, type InterviewDesk } from '../bot/interviews/desk.ts';
import { DEFAULT_RULES } from '../domain/interviews/rules.ts';
import type { Program } from '../domain/program/program.ts';
import type { Clock } from '../ports/clock.ts';
import type { InterviewStore } from '../ports/interview-store.ts';
import type { PreferenceStore } from '../ports/preference-store.ts';

/** What interviews need of the rest of the bot. */
export interface InterviewParts {
  /** Opens the database if it is not open yet. */
  database(): Promise<Database>;
  readonly preferences: PreferenceStore;
  readonly programs: readonly Program[];
  readonly clock: Clock;
  readonly say: Phrasebook;
}

/** The desk on a database that is opened, and whose library is loaded, when it is first needed. */
export function openInterviews({ database, ...parts }: InterviewParts): InterviewDesk {
  let opening: Promise<InterviewStore> | null = null;
  const open = () => {
    opening ??= load(database).catch((error: unknown) => {
      opening = null;
      throw error;
    });
    return opening;
  };
  return createInterviewDesk({ ...parts, rules: DEFAULT_RULES, store: lazyStore(open) });
}

async function load(database: () => Promise<Database>): Promise<InterviewStore> {
  const { createSqlInterviews } = await import('../adapters/sql/sql-interviews.ts');
  return createSqlInterviews(await database());
}

/** For questions that come from a file: what is booked there is forgotten. */
export async function forgetfulDatabase(): Promise<Database> {
  const { openDatabase } = await import('../adapters/sql/open-database.ts');
  return openDatabase(':memory:');
}

function lazyStore(open: () => Promise<InterviewStore>): InterviewStore {
  return {
    slot: async (...args) => (await open()).slot(...args),
    booking: async (...args) => (await open()).booking(...args),
    applicant: async (...args) => (await open()).applicant(...args),
    queue: async (...args) => (await open()).queue(...args),
    queuesOf: async (...args) => (await open()).queuesOf(...args),
    slotsOf: async (...args) => (await open()).slotsOf(...args),
    openSlots: async (...args) => (await open()).openSlots(...args),
    bookingsOf: async (...args) => (await open()).bookingsOf(...args),
    attendable: async (...args) => (await open()).attendable(...args),
    bookingsFor: async (...args) => (await open()).bookingsFor(...args),
    due: async (...args) => (await open()).due(...args),
    findApplicant: async (...args) => (await open()).findApplicant(...args),
    history: async (...args) => (await open()).history(...args),
    apply: async (...args) => (await open()).apply(...args),
  };
}
