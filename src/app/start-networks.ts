import { flushCompileCache } from 'node:module';
import { createCachedPreferences } from '../adapters/memory/cached-preferences.ts';
import { systemClock } from '../adapters/system/system-clock.ts';
import { attachNetwork } from '../bot/attach-network.ts';
import { createBot } from '../bot/bot.ts';
import type { Settings } from '../config/settings/schema.ts';
import type { Language } from '../domain/language/language.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import { createChannelPrograms } from './channel-programs.ts';
import { commonParts } from './core.ts';
import { createNetworks } from './create-networks.ts';
import type { Configuration } from './load-settings.ts';
import { openPeople } from './open-people.ts';
import { openPreferences } from './open-preferences.ts';
import type { ProgramIndexes } from './program-indexes.ts';
import { createDesk, reloadPrograms } from './reminder-desk.ts';
import { type Running, STOP_LIMIT_MS } from './running.ts';
import { openInterviews } from './start-interviews.ts';
import { type RunningReminders, startReminders } from './start-reminders.ts';
import { keepStatusFile, statusFileOf } from './status-file.ts';
import { version } from './version.ts';

export interface NetworkParts {
  readonly language: Language;
  readonly indexes: ProgramIndexes;
  /** By which the bot lives; the networks themselves always live by the machine's. */
  readonly clock: Clock;
  readonly log: Log;
}

/** A bot on its networks. */
export interface RunningOnNetworks extends Running {
  /** Does what time asks for by now, as it does each minute. */
  lookNow(): Promise<void>;
}

/** Starts the bot on its networks. @throws DataError for what the configuration points to and is not there. */
export async function startNetworks(configuration: Configuration, parts: NetworkParts): Promise<RunningOnNetworks> {
  const { settings } = configuration;
  const { language, indexes, clock, log } = parts;
  const networks = await createNetworks(configuration, indexes.programs, language, log);
  const preferences = openPreferences(settings.database);
  const common = commonParts(settings, language, clock, log);
  const cached = createCachedPreferences(preferences.store);
  const people = openPeople(preferences.open);
  const interviews = openInterviews({
    ...common,
    settings: settings.interviews,
    people,
    database: preferences.open,
    preferences: cached,
    programs: () => indexes.programs,
    nudge: () => reminders.sayDue(),
  });
  const reminders = startReminders(
    {
      settings,
      programs: () => indexes.programs,
      language,
      networks,
      clock,
      log,
      alsoTick: interviews.tick,
    },
    preferences.open,
  );
  const bot = createBot({
    ...common,
    indexFor: createChannelPrograms(settings, indexes),
    get programs() {
      return indexes.programs;
    },
    networks,
    preferences: cached,
    people,
    reminders: createDesk(settings, indexes, reminders),
    ...interviews.parts,
  });
  log.info({ version, networks: networks.map(({ name }) => name) }, 'starting');
  for (const network of networks) attachNetwork(network, bot, systemClock, reminders);
  const onHangUp = () => void reload(settings, indexes, reminders, log);
  process.on('SIGHUP', onHangUp);
  const status = keepStatusFile(statusFileOf(settings), networks, log);
  return {
    // Opened while the networks connect; without it nothing that people tell the bot would last.
    ended: preferences.open().then(() => {
      // What Node made of the source is written when a process ends by itself; a bot that runs for months may be killed.
      flushCompileCache();
      return new Promise<never>(() => {});
    }),
    lookNow: reminders.nudge,
    stop: async () => {
      log.info({}, 'stopping');
      process.off('SIGHUP', onHangUp);
      reminders.pause();
      await Promise.all(networks.map((network) => network.stop(STOP_LIMIT_MS)));
      status.stop();
      await reminders.stop();
      await preferences.close();
    },
  };
}

/** Reads the programs again, as a signal asks for; faults are logged, and the old ones stay. */
async function reload(
  settings: Settings,
  indexes: ProgramIndexes,
  reminders: RunningReminders,
  log: Log,
): Promise<void> {
  try {
    const problems = await reloadPrograms(settings, indexes, reminders);
    if (problems.length > 0) log.error({ problems }, 'the programs have faults; the old ones stay');
    else log.info({ programs: indexes.programs.map(({ id }) => id) }, 'programs were read again');
  } catch (error) {
    log.error({ err: error }, 'the programs could not be read again');
  }
}
