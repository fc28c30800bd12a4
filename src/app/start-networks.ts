import { flushCompileCache } from 'node:module';
import { systemClock } from '../adapters/system/system-clock.ts';
import { attachNetwork, type NetworkWatcher } from '../bot/attach-network.ts';
import type { Settings } from '../config/settings/schema.ts';
import type { Language } from '../domain/language/language.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import { createChannelPrograms } from './channel-programs.ts';
import { createNetworks } from './create-networks.ts';
import { databaseOnce } from './database-once.ts';
import { createLiveSettings } from './live-settings.ts';
import type { Configuration } from './load-settings.ts';
import { logMentors } from './mentor-report.ts';
import { openReactions } from './open-reactions.ts';
import type { ProgramIndexes } from './program-indexes.ts';
import type { ReadNetworks } from './read-networks.ts';
import { reloadSeason, type Season } from './reload-season.ts';
import { runBot } from './run-bot.ts';
import { type Running, STOP_LIMIT_MS } from './running.ts';
import { logSeasons } from './season-report.ts';
import { keepStatusFile, statusFileOf } from './status-file.ts';
import { version } from './version.ts';

export interface NetworkParts {
  readonly networks: ReadNetworks;
  readonly language: Language;
  readonly indexes: ProgramIndexes;
  /** By which the bot lives; the networks themselves always live by the machine's. */
  readonly clock: Clock;
  readonly log: Log;
  /** What the files of the configuration say by now; left out where nothing is read again. */
  reread?(): Promise<Configuration>;
}

/** A bot on its networks. */
export interface RunningOnNetworks extends Running {
  /** Does what time asks for by now, as it does each minute. */
  lookNow(): Promise<void>;
}

/** Starts the bot on its networks. */
export async function startNetworks(settings: Settings, parts: NetworkParts): Promise<RunningOnNetworks> {
  const { language, indexes, clock, log } = parts;
  const database = databaseOnce(settings.database, async (opened) => {
    const { silenceCopy } = await import('./silence-copy.ts');
    await silenceCopy(opened, settings, { clock, log });
  });
  const networks = await createNetworks(parts.networks, settings, log, database.open);
  const live = createLiveSettings(settings, parts.reread);
  const programOf = createChannelPrograms(live, indexes);
  const { bot, core, interviews, reminders } = runBot(
    { settings, language, networks, clock, log, database: database.open, indexFor: programOf },
    indexes,
    live,
  );
  log.info({ version, networks: networks.map(({ name }) => name) }, 'starting');
  logSeasons(indexes.programs, clock.now(), log);
  logMentors(indexes.programs, settings, log);
  const reactions = openReactions(bot, core, database.open);
  for (const network of networks) attachNetwork(network, bot, systemClock, bothWatch(reminders, interviews), reactions);
  const onHangUp = () => void reload({ live, indexes, replan: reminders.replan }, log);
  process.on('SIGHUP', onHangUp);
  const status = keepStatusFile(statusFileOf(settings), networks, log);
  return {
    // Opened while the networks connect; without it nothing that people tell the bot would last.
    ended: database.open().then(() => {
      // What Node made of the source is written when a process ends by itself; a bot that runs for months may be killed.
      flushCompileCache();
      return new Promise<never>(() => {});
    }),
    lookNow: reminders.nudge,
    stop: async () => {
      log.info({}, 'stopping');
      process.off('SIGHUP', onHangUp);
      reminders.pause();
      const interviewsEnd = interviews.stop();
      await Promise.all(networks.map((network) => network.stop(STOP_LIMIT_MS)));
      await interviewsEnd;
      status.stop();
      await reminders.stop();
      await database.close();
    },
  };
}

/** What is seen on a network concerns messages that wait, and interviews. */
function bothWatch(reminders: NetworkWatcher, interviews: Required<NetworkWatcher>): NetworkWatcher {
  return {
    connected: (network) => {
      reminders.connected(network);
      interviews.connected(network);
    },
    seen: (network, nick, account) => {
      reminders.seen(network, nick, account);
      interviews.seen(network, nick, account);
    },
    placeLost: (network, name) => interviews.placeLost(network, name),
  };
}

/** Reads the programs again, as a signal asks for; faults are logged, and the old ones stay. */
async function reload(season: Season, log: Log): Promise<void> {
  try {
    const reload = await reloadSeason(season);
    if (reload.kind === 'faulty') {
      log.error({ problems: reload.problems }, 'the programs have faults; the old ones stay');
      return;
    }
    const { programs } = season.indexes;
    log.info({ programs: programs.map(({ id }) => id), dates: reload.dates }, 'programs were read again');
    if (reload.waiting.length > 0)
      log.warn({ options: reload.waiting }, 'the configuration has changed; these options take a restart');
    logMentors(programs, season.live.current, log);
  } catch (error) {
    log.error({ err: error }, 'the programs could not be read again');
  }
}
