import type { Database } from '../adapters/sql/open-database.ts';
import type { Phrasebook } from '../answers/compose/phrasebook.ts';
import { createInterviewRunner, type InterviewRunner } from '../bot/interview-runner.ts';
import { createInterviewDesk, type InterviewDesk } from '../bot/interviews/desk.ts';
import { createInterviewRoom, type InterviewRoom } from '../bot/interviews/room.ts';
import { DEFAULT_RULES } from '../domain/interviews/rules.ts';
import type { Program } from '../domain/program/program.ts';
import type { Clock } from '../ports/clock.ts';
import type { InterviewRecord } from '../ports/interview-record.ts';
import type { InterviewStore } from '../ports/interview-store.ts';
import type { Log } from '../ports/log.ts';
import type { OutboxStore } from '../ports/outbox.ts';
import type { PreferenceStore } from '../ports/preference-store.ts';

/** What interviews need of the rest of the bot. */
export interface InterviewParts {
  /** Opens the database if it is not open yet. */
  database(): Promise<Database>;
  readonly preferences: PreferenceStore;
  readonly programs: readonly Program[];
  readonly clock: Clock;
  readonly say: Phrasebook;
  readonly prefix: string;
  readonly log: Log;
  /** Told that there is something new to be said at once. */
  nudge(): void;
}

/** Interviews of a bot: where they are arranged, and where they are held. */
export interface Interviews {
  /** For the bot. */
  readonly parts: { readonly interviews: InterviewDesk; readonly interviewRoom: InterviewRoom };
  /** Does what time asks for; to be called about once a minute. Never rejects. @param outbox that of the same database. */
  tick(outbox: OutboxStore): Promise<void>;
}

interface Stores {
  readonly store: InterviewStore;
  readonly record: InterviewRecord;
}

/** Interviews on a database that is opened, and whose library is loaded, when it is first needed. */
export function openInterviews({ database, ...parts }: InterviewParts): Interviews {
  let opening: Promise<Stores> | null = null;
  const open = () => {
    opening ??= load(database).catch((error: unknown) => {
      opening = null;
      throw error;
    });
    return opening;
  };
  const [store, record] = [lazyStore(open), lazyRecord(open)];
  const rules = DEFAULT_RULES;
  const desk = createInterviewDesk({ ...parts, rules, store });
  const room = { ...parts, rules, store, record };
  let runner: InterviewRunner | null = null;
  return {
    parts: { interviews: desk, interviewRoom: createInterviewRoom(room) },
    tick: (outbox) => {
      runner ??= createInterviewRunner({ ...room, desk, outbox });
      return runner.tick();
    },
  };
}

async function load(database: () => Promise<Database>): Promise<Stores> {
  const [{ createSqlInterviews }, { createSqlInterviewRecord }, opened] = await Promise.all([
    import('../adapters/sql/sql-interviews.ts'),
    import('../adapters/sql/sql-interview-record.ts'),
    database(),
  ]);
  return { store: createSqlInterviews(opened), record: createSqlInterviewRecord(opened) };
}

/** For questions that come from a file: what is booked there is forgotten. */
export async function forgetfulDatabase(): Promise<Database> {
  const { openDatabase } = await import('../adapters/sql/open-database.ts');
  return openDatabase(':memory:');
}

function lazyStore(open: () => Promise<Stores>): InterviewStore {
  return {
    slot: async (...args) => (await open()).store.slot(...args),
    booking: async (...args) => (await open()).store.booking(...args),
    applicant: async (...args) => (await open()).store.applicant(...args),
    queue: async (...args) => (await open()).store.queue(...args),
    queuesOf: async (...args) => (await open()).store.queuesOf(...args),
    slotsOf: async (...args) => (await open()).store.slotsOf(...args),
    openSlots: async (...args) => (await open()).store.openSlots(...args),
    bookingsOf: async (...args) => (await open()).store.bookingsOf(...args),
    attendable: async (...args) => (await open()).store.attendable(...args),
    bookingsFor: async (...args) => (await open()).store.bookingsFor(...args),
    due: async (...args) => (await open()).store.due(...args),
    running: async (...args) => (await open()).store.running(...args),
    findApplicant: async (...args) => (await open()).store.findApplicant(...args),
    ledger: async (...args) => (await open()).store.ledger(...args),
    traces: async (...args) => (await open()).store.traces(...args),
    forget: async (...args) => (await open()).store.forget(...args),
    history: async (...args) => (await open()).store.history(...args),
    apply: async (...args) => (await open()).store.apply(...args),
  };
}

function lazyRecord(open: () => Promise<Stores>): InterviewRecord {
  return {
    events: async (...args) => (await open()).record.events(...args),
    addEvent: async (...args) => (await open()).record.addEvent(...args),
    addLine: async (...args) => (await open()).record.addLine(...args),
    lines: async (...args) => (await open()).record.lines(...args),
    addNote: async (...args) => (await open()).record.addNote(...args),
    notes: async (...args) => (await open()).record.notes(...args),
    exercises: async (...args) => (await open()).record.exercises(...args),
    addExercise: async (...args) => (await open()).record.addExercise(...args),
    chooseExercise: async (...args) => (await open()).record.chooseExercise(...args),
    giveExercise: async (...args) => (await open()).record.giveExercise(...args),
    forgetLines: async (...args) => (await open()).record.forgetLines(...args),
  };
}
