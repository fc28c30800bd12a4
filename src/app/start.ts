import { type ConsoleNetwork, createConsoleNetwork } from '../adapters/console/console-network.ts';
import { SLASH_COMMANDS } from '../adapters/console/parse-line.ts';
import { openTerminal, type TerminalStreams } from '../adapters/console/terminal.ts';
import { createSimulatedClock, type SimulatedClock } from '../adapters/system/simulated-clock.ts';
import { systemClock } from '../adapters/system/system-clock.ts';
import { systemRandom } from '../adapters/system/system-random.ts';
import { createPhrasebook } from '../answers/compose/phrasebook.ts';
import type { ProgramIndex } from '../answers/program-index.ts';
import { attachNetwork } from '../bot/attach-network.ts';
import { createBot } from '../bot/bot.ts';
import { allCommands } from '../commands/all-commands.ts';
import type { Settings } from '../config/settings/schema.ts';
import type { Log } from '../ports/log.ts';
import { loadLanguage, loadPrograms, programFile } from './load-data.ts';
import { openPreferences } from './open-preferences.ts';
import { createProgramIndexes, type ProgramIndexes } from './program-indexes.ts';
import { version } from './version.ts';
import { welcomeLines } from './welcome.ts';

/** A running bot. */
export interface Running {
  /** Resolves when it ends by itself: the person at the terminal has left. */
  readonly ended: Promise<void>;
  /** Says goodbye, finishes what is under way, closes the database. */
  stop(): Promise<void>;
}

const STOP_LIMIT_MS = 5_000;

/** Puts everything together and starts it. @throws DataError if data or settings are wrong. */
export async function startBot(settings: Settings, streams: TerminalStreams, log: Log): Promise<Running> {
  const language = await loadLanguage();
  const indexes = createProgramIndexes(await loadPrograms(settings.programs.map(programFile)), language);
  const [first] = indexes.programs;
  if (!first) throw new Error('the settings passed without a program');
  const spoken: SpokenProgram = { id: first.id };
  const clock = createClock(settings);
  const preferences = openPreferences(settings.database);
  const bot = createBot({
    commands: allCommands,
    say: createPhrasebook(language.replies),
    indexFor: () => indexOf(spoken, indexes),
    programs: indexes.programs,
    networks: [],
    preferences: preferences.store,
    clock,
    random: systemRandom,
    log,
    prefix: settings.prefix,
    admins: settings.admins,
    limits: { perPersonPerMinute: 20, perChannelPerMinute: 60 },
    privacy: { mails: 'channel' },
    version,
  });
  const network = createConsole(settings, streams, clock, indexes, spoken);
  attachNetwork(network, bot, clock);
  return {
    ended: network.closed,
    stop: async () => {
      await network.stop(STOP_LIMIT_MS);
      await preferences.close();
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

function createConsole(
  settings: Settings,
  streams: TerminalStreams,
  clock: SimulatedClock,
  indexes: ProgramIndexes,
  spoken: SpokenProgram,
): ConsoleNetwork {
  const [options] = settings.networks;
  if (!options) throw new Error('the settings passed without a network');
  const { name, channel, nick } = options;
  const program = indexOf(spoken, indexes).program;
  return createConsoleNetwork(
    {
      name,
      channel,
      sender: { nick, account: null },
      botNick: settings.botNick,
      welcome: welcomeLines(program, settings, channel, clock.now()),
    },
    openTerminal(streams, () => completions(settings)),
    {
      now: clock.now,
      realNow: systemClock.now,
      setTime: clock.set,
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
