import { type ConsoleNetwork, createConsoleNetwork } from '../adapters/console/console-network.ts';
import { SLASH_COMMANDS } from '../adapters/console/parse-line.ts';
import { openTerminal, type TerminalStreams } from '../adapters/console/terminal.ts';
import { createSimulatedClock, type SimulatedClock } from '../adapters/system/simulated-clock.ts';
import { systemClock } from '../adapters/system/system-clock.ts';
import type { ProgramIndex } from '../answers/program-index.ts';
import { attachNetwork } from '../bot/attach-network.ts';
import { createBot } from '../bot/bot.ts';
import { createPersonPreferences } from '../bot/person-preferences.ts';
import { createProgramPeople } from '../bot/program-people.ts';
import { allCommands } from '../commands/all-commands.ts';
import type { ConsoleNetworkSettings } from '../config/settings/console-schema.ts';
import type { Settings } from '../config/settings/schema.ts';
import type { Language } from '../domain/language/language.ts';
import type { Log } from '../ports/log.ts';
import { commonParts } from './core.ts';
import { openPeople } from './open-people.ts';
import { openPreferences } from './open-preferences.ts';
import type { ProgramIndexes } from './program-indexes.ts';
import { createDesk } from './reminder-desk.ts';
import { type Running, STOP_LIMIT_MS } from './running.ts';
import { openInterviews } from './start-interviews.ts';
import { startReminders } from './start-reminders.ts';
import { welcomeLines } from './welcome.ts';

export interface ConsoleParts {
  readonly language: Language;
  readonly indexes: ProgramIndexes;
  readonly streams: TerminalStreams;
  readonly log: Log;
}

/** Starts a conversation in the terminal. */
export function startConsole(settings: Settings, options: ConsoleNetworkSettings, parts: ConsoleParts): Running {
  const { language, indexes, streams, log } = parts;
  const spoken: SpokenProgram = { id: indexes.programs[0]?.id ?? '' };
  const clock = createClock(settings);
  const preferences = openPreferences(settings.database);
  const clockMoved = { notify: async () => {} };
  const network = createConsole(settings, options, { streams, clock, indexes, spoken, clockMoved });
  const common = commonParts(settings, language, clock, log);
  // What was said in a season that was only played must not be taken for said when it is played again.
  const record = settings.simulatedStart === undefined ? preferences : openPreferences(':memory:');
  const people = createProgramPeople(openPeople(preferences.open), () => indexes.programs);
  const personal = createPersonPreferences(preferences.store, people);
  const interviews = openInterviews({
    ...common,
    settings: settings.interviews,
    people,
    database: record.open,
    preferences: personal,
    programs: () => indexes.programs,
    networks: [network],
    nudge: () => reminders.sayDue(),
  });
  const reminders = startReminders(
    {
      settings,
      programs: () => indexes.programs,
      language,
      networks: [network],
      clock,
      log,
      alsoTick: interviews.tick,
    },
    record.open,
  );
  clockMoved.notify = reminders.nudge;
  const bot = createBot({
    ...common,
    indexFor: () => indexOf(spoken, indexes),
    get programs() {
      return indexes.programs;
    },
    networks: [network],
    preferences: personal,
    people,
    reminders: createDesk(settings, indexes, reminders, people),
    ...interviews.parts,
  });
  attachNetwork(network, bot, clock, reminders);
  return {
    ended: network.closed,
    stop: async () => {
      const interviewsEnd = interviews.stop();
      reminders.pause();
      await network.stop(STOP_LIMIT_MS);
      await interviewsEnd;
      await reminders.stop();
      await Promise.all([preferences.close(), record.close()]);
    },
  };
}

/** Which program is spoken of at the moment. */
interface SpokenProgram {
  id: string;
}

function indexOf(spoken: SpokenProgram, indexes: ProgramIndexes): ProgramIndex {
  const index = indexes.find(spoken.id);
  if (!index) throw new Error(`the program ${spoken.id} is gone`);
  return index;
}

interface Stage {
  readonly streams: TerminalStreams;
  readonly clock: SimulatedClock;
  readonly indexes: ProgramIndexes;
  readonly spoken: SpokenProgram;
  /** Told when the person sets the clock: reminders may be due now. */
  readonly clockMoved: { notify: () => Promise<void> };
}

function createConsole(settings: Settings, options: ConsoleNetworkSettings, stage: Stage): ConsoleNetwork {
  const { streams, clock, indexes, spoken, clockMoved } = stage;
  const { name, channel, nick } = options;
  return createConsoleNetwork(
    {
      name,
      channel,
      sender: { nick, account: null },
      botNick: settings.botNick,
      welcome: welcomeLines(indexOf(spoken, indexes).program, settings, channel, clock.now()),
    },
    openTerminal(streams, () => completions(settings)),
    {
      now: clock.now,
      realNow: systemClock.now,
      setTime: clock.set,
      timeWasSet: () => clockMoved.notify(),
      programs: () => [spoken.id, ...indexes.programs.map(({ id }) => id).filter((id) => id !== spoken.id)],
      useProgram: (id) => {
        if (indexes.find(id) === null) return false;
        spoken.id = id;
        return true;
      },
    },
  );
}

/** The clock of the machine, or one that starts where the settings say. Either can be moved by the console. */
function createClock(settings: Settings): SimulatedClock {
  const start = settings.simulatedStart === undefined ? systemClock.now() : Date.parse(settings.simulatedStart);
  return createSimulatedClock(start, systemClock);
}

function completions(settings: Settings): readonly string[] {
  const commands = allCommands.map((command) => `${settings.prefix}${command.name}`);
  return [...commands, ...SLASH_COMMANDS.map(([usage]) => usage.split(' ')[0] ?? usage), `${settings.botNick}:`];
}
