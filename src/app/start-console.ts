import type { TerminalStreams } from '../adapters/console/terminal.ts';
import { createSimulatedClock, type SimulatedClock } from '../adapters/system/simulated-clock.ts';
import { systemClock } from '../adapters/system/system-clock.ts';
import { attachNetwork } from '../bot/attach-network.ts';
import type { ConsoleNetworkSettings } from '../config/settings/console-schema.ts';
import type { Settings } from '../config/settings/schema.ts';
import type { Language } from '../domain/language/language.ts';
import type { Log } from '../ports/log.ts';
import { databaseOnce } from './database-once.ts';
import { openConsole } from './open-console.ts';
import type { ProgramIndexes } from './program-indexes.ts';
import { runBot } from './run-bot.ts';
import { type Running, STOP_LIMIT_MS } from './running.ts';
import { createSpokenProgram } from './spoken-program.ts';

export interface ConsoleParts {
  readonly language: Language;
  readonly indexes: ProgramIndexes;
  readonly streams: TerminalStreams;
  readonly log: Log;
}

/** Starts a conversation in the terminal. */
export function startConsole(settings: Settings, options: ConsoleNetworkSettings, parts: ConsoleParts): Running {
  const { language, indexes, streams, log } = parts;
  const clock = createClock(settings);
  const spoken = createSpokenProgram(indexes);
  const clockMoved = () => reminders.nudge();
  const network = openConsole(settings, options, { streams, clock, indexes, spoken, clockMoved });
  const database = databaseOnce(settings.database);
  // What was said in a season that was only played must not be taken for said when it is played again.
  const record = settings.simulatedStart === undefined ? database : databaseOnce(':memory:');
  const { bot, interviews, reminders } = runBot(
    {
      ...{ settings, language, clock, log },
      networks: [network],
      indexFor: spoken.index,
      database: database.open,
      record: record.open,
    },
    indexes,
  );
  attachNetwork(network, bot, clock, reminders);
  return {
    ended: network.closed,
    stop: async () => {
      const interviewsEnd = interviews.stop();
      reminders.pause();
      await network.stop(STOP_LIMIT_MS);
      await interviewsEnd;
      await reminders.stop();
      await Promise.all([database.close(), record.close()]);
    },
  };
}

/** The clock of the machine, or one that starts where the settings say. Either can be moved by the console. */
function createClock(settings: Settings): SimulatedClock {
  const start = settings.simulatedStart === undefined ? systemClock.now() : Date.parse(settings.simulatedStart);
  return createSimulatedClock(start, systemClock);
}
