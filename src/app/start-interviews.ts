import type { Database } from '../adapters/sql/open-database.ts';
import { systemTimers } from '../adapters/system/system-timers.ts';
import type { Phrasebook } from '../answers/compose/phrasebook.ts';
import type { NetworkWatcher } from '../bot/attach-network.ts';
import { createInterviewRunner } from '../bot/interview-runner.ts';
import { createInterviewDesk, type InterviewDesk } from '../bot/interviews/desk.ts';
import { createLineJudge } from '../bot/interviews/judge-line.ts';
import { createPlaces } from '../bot/interviews/places.ts';
import { createRunningInterviews, type RunningInterviews } from '../bot/interviews/running-interviews.ts';
import { allCommands } from '../commands/all-commands.ts';
import type { InterviewSettings } from '../config/settings/interviews-schema.ts';
import { DEFAULT_RULES } from '../domain/interviews/rules.ts';
import type { Program } from '../domain/program/program.ts';
import type { CalendarWriter } from '../ports/calendar-writer.ts';
import type { ChatNetwork } from '../ports/chat-network.ts';
import type { Clock } from '../ports/clock.ts';
import type { InterviewRecord } from '../ports/interview-record.ts';
import type { InterviewStore } from '../ports/interview-store.ts';
import type { Log } from '../ports/log.ts';
import type { OutboxStore } from '../ports/outbox.ts';
import type { PeopleStore } from '../ports/people-store.ts';
import type { PreferenceStore } from '../ports/preference-store.ts';
import type { Timers } from '../ports/timers.ts';
import { rulesOf } from './interview-rules.ts';
import { lazyStore } from './lazy-store.ts';

/** What interviews need of the rest of the bot. */
export interface InterviewParts {
  /** Opens the database if it is not open yet. */
  database(): Promise<Database>;
  readonly preferences: PreferenceStore;
  readonly people: PeopleStore;
  programs(): readonly Program[];
  /** Those on which interviews are held; none if left out. */
  readonly networks?: readonly ChatNetwork[];
  /** Those of the machine if left out. */
  readonly timers?: Timers;
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
export interface Interviews extends Required<NetworkWatcher> {
  /** For the bot. */
  readonly parts: { readonly interviews: InterviewDesk; readonly runningInterviews: RunningInterviews };
  /**
   * Does what time asks for; to be called about once a minute. From the first call on it also happens by itself, at the instants
   * of phases and whenever something has changed. Never rejects, and resolves soon, though a place may be opened for longer.
   */
  tick(): Promise<void>;
  /** Nothing happens by itself any more; resolves when what is under way is done, which may take until the networks are closed. */
  stop(): Promise<void>;
}

/** What a tick is waited for; what takes longer says by itself that there is something to be said. */
const TICK_MS = 1_000;

/** Interviews on a database that is opened, and whose library is loaded, when it is first needed. */
export function openInterviews({
  database,
  settings,
  networks = [],
  timers = systemTimers,
  ...parts
}: InterviewParts): Interviews {
  const store = lazyStore<InterviewStore>(async () => {
    const { createSqlInterviews } = await import('../adapters/sql/sql-interviews.ts');
    return createSqlInterviews(await database());
  });
  const record = lazyStore<InterviewRecord>(async () => {
    const { createSqlInterviewRecord } = await import('../adapters/sql/sql-interview-record.ts');
    return createSqlInterviewRecord(await database());
  });
  const outbox = lazyStore<OutboxStore>(async () => {
    const { createSqlOutbox } = await import('../adapters/sql/sql-outbox.ts');
    return createSqlOutbox(await database());
  });
  const calendar = lazyStore<CalendarWriter>(
    async () => (await import('../adapters/ical/appointment-text.ts')).appointmentWriter,
  );
  const rules = settings === undefined ? DEFAULT_RULES : rulesOf(settings);
  let isStarted = false;
  // Whatever changes in an interview may change what is to be done next, and when.
  const attend = () => {
    if (isStarted) void runner.tick();
  };
  const nudge = () => {
    parts.nudge();
    attend();
  };
  const desk = createInterviewDesk({ ...parts, nudge, rules, store, record, calendar });
  const network = (name: string) => networks.find((one) => one.name === name);
  const shared = { ...parts, network, timers, rules, store, record, outbox };
  const places = createPlaces(shared);
  const runner = createInterviewRunner({ ...shared, desk, places });
  return {
    parts: {
      interviews: desk,
      runningInterviews: createRunningInterviews(
        { ...shared, nudge, lines: createLineJudge(allCommands, parts.prefix) },
        places,
      ),
    },
    tick: () => {
      isStarted = true;
      return withinMs(runner.tick(), TICK_MS, timers);
    },
    stop: () => runner.stop(),
    connected: attend,
    seen: (name, nick, account) => places.seen(name, nick, account),
    placeLost: attend,
  };
}

/** Resolves with the work, or earlier. */
async function withinMs(work: Promise<void>, ms: number, timers: Timers): Promise<void> {
  let cancel = () => {};
  const tooLong = new Promise<void>((resolve) => {
    cancel = timers.after(ms, resolve);
  });
  await Promise.race([work, tooLong]);
  cancel();
}
