import type { Database } from '../adapters/sql/open-database.ts';
import type { Phrasebook } from '../answers/compose/phrasebook.ts';
import { createInterviewRunner, type InterviewRunner } from '../bot/interview-runner.ts';
import { createInterviewDesk, type InterviewDesk } from '../bot/interviews/desk.ts';
import { createInterviewRoom, type InterviewRoom } from '../bot/interviews/room.ts';
import type { InterviewSettings } from '../config/settings/interviews-schema.ts';
import { DEFAULT_PHASES } from '../domain/interviews/phases.ts';
import { DEFAULT_RULES, type InterviewRules } from '../domain/interviews/rules.ts';
import type { Program } from '../domain/program/program.ts';
import type { CalendarWriter } from '../ports/calendar-writer.ts';
import type { Clock } from '../ports/clock.ts';
import type { InterviewRecord } from '../ports/interview-record.ts';
import type { InterviewStore } from '../ports/interview-store.ts';
import type { Log } from '../ports/log.ts';
import type { OutboxStore } from '../ports/outbox.ts';
import type { PeopleStore } from '../ports/people-store.ts';
import type { PreferenceStore } from '../ports/preference-store.ts';
import { lazyStore } from './lazy-store.ts';

/** What interviews need of the rest of the bot. */
export interface InterviewParts {
  /** Opens the database if it is not open yet. */
  database(): Promise<Database>;
  readonly preferences: PreferenceStore;
  readonly people: PeopleStore;
  programs(): readonly Program[];
  readonly clock: Clock;
  readonly say: Phrasebook;
  readonly prefix: string;
  /** How the times are configured; the defaults if left out. */
  readonly settings?: InterviewSettings;
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

/** Interviews on a database that is opened, and whose library is loaded, when it is first needed. */
export function openInterviews({ database, settings, ...parts }: InterviewParts): Interviews {
  const store = lazyStore<InterviewStore>(async () => {
    const { createSqlInterviews } = await import('../adapters/sql/sql-interviews.ts');
    return createSqlInterviews(await database());
  });
  const record = lazyStore<InterviewRecord>(async () => {
    const { createSqlInterviewRecord } = await import('../adapters/sql/sql-interview-record.ts');
    return createSqlInterviewRecord(await database());
  });
  const calendar = lazyStore<CalendarWriter>(
    async () => (await import('../adapters/ical/appointment-text.ts')).appointmentWriter,
  );
  const rules = settings === undefined ? DEFAULT_RULES : rulesOf(settings);
  const desk = createInterviewDesk({ ...parts, rules, store, calendar });
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

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

function rulesOf(settings: InterviewSettings): InterviewRules {
  return {
    ...DEFAULT_RULES,
    bookNoticeMs: settings.bookNoticeHours * HOUR_MS,
    cancelNoticeMs: settings.cancelNoticeHours * HOUR_MS,
    confirmMs: settings.confirmHours * HOUR_MS,
    queueHoldMs: settings.queueHoldMinutes * MINUTE_MS,
    retentionMs: settings.retentionDays * 24 * HOUR_MS,
    phases: DEFAULT_PHASES.map(({ name }) => ({ name, minutes: settings.phaseMinutes[name] })),
  };
}
