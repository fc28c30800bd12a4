import { createCachedPreferences } from '../adapters/memory/cached-preferences.ts';
import { systemClock } from '../adapters/system/system-clock.ts';
import { attachNetwork } from '../bot/attach-network.ts';
import { createBot } from '../bot/bot.ts';
import type { Language } from '../domain/language/language.ts';
import type { Log } from '../ports/log.ts';
import { createChannelPrograms } from './channel-programs.ts';
import { commonParts } from './core.ts';
import { createNetworks } from './create-networks.ts';
import type { Configuration } from './load-settings.ts';
import { openPreferences } from './open-preferences.ts';
import type { ProgramIndexes } from './program-indexes.ts';
import { type Running, STOP_LIMIT_MS } from './running.ts';
import { startReminders } from './start-reminders.ts';
import { keepStatusFile, statusFileOf } from './status-file.ts';
import { version } from './version.ts';

export interface NetworkParts {
  readonly language: Language;
  readonly indexes: ProgramIndexes;
  readonly log: Log;
}

/** Starts the bot on its networks. @throws DataError for what the configuration points to and is not there. */
export async function startNetworks(configuration: Configuration, parts: NetworkParts): Promise<Running> {
  const { settings } = configuration;
  const { language, indexes, log } = parts;
  const networks = await createNetworks(configuration, indexes.programs, language, log);
  const preferences = openPreferences(settings.database);
  const bot = createBot({
    ...commonParts(settings, language, systemClock, log),
    indexFor: createChannelPrograms(settings, indexes),
    programs: indexes.programs,
    networks,
    preferences: createCachedPreferences(preferences.store),
  });
  const reminders = startReminders(
    { settings, programs: () => indexes.programs, language, networks, clock: systemClock, log },
    preferences.open,
  );
  log.info({ version, networks: networks.map(({ name }) => name) }, 'starting');
  for (const network of networks) attachNetwork(network, bot, systemClock, reminders);
  const status = keepStatusFile(statusFileOf(settings), networks, log);
  return {
    // Opened while the networks connect; without it nothing that people tell the bot would last.
    ended: preferences.open().then(() => new Promise<never>(() => {})),
    stop: async () => {
      log.info({}, 'stopping');
      reminders.pause();
      await Promise.all(networks.map((network) => network.stop(STOP_LIMIT_MS)));
      status.stop();
      await reminders.stop();
      await preferences.close();
    },
  };
}
