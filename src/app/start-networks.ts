import { flushCompileCache } from 'node:module';
import { createCachedPreferences } from '../adapters/memory/cached-preferences.ts';
import { systemClock } from '../adapters/system/system-clock.ts';
import { attachNetwork, type NetworkWatcher } from '../bot/attach-network.ts';
import { createBot } from '../bot/bot.ts';
import type { BotParts } from '../bot/bot-parts.ts';
import { createPersonPreferences } from '../bot/person-preferences.ts';
import { createProgramPeople } from '../bot/program-people.ts';
import type { Settings } from '../config/settings/schema.ts';
import type { Language } from '../domain/language/language.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import { createChannelPrograms } from './channel-programs.ts';
import { commonParts } from './core.ts';
import { createNetworks } from './create-networks.ts';
import { openPeople } from './open-people.ts';
import { openPreferences } from './open-preferences.ts';
import { openReactions } from './open-reactions.ts';
import type { ProgramIndexes } from './program-indexes.ts';
import type { ReadNetworks } from './read-networks.ts';
import { createDesk, reloadPrograms } from './reminder-desk.ts';
import { type Running, STOP_LIMIT_MS } from './running.ts';
import { openInterviews } from './start-interviews.ts';
import { type RunningReminders, startReminders } from './start-reminders.ts';
import { keepStatusFile, statusFileOf } from './status-file.ts';
import { version } from './version.ts';

export interface NetworkParts {
  readonly networks: ReadNetworks;
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

/** Starts the bot on its networks. */
export async function startNetworks(settings: Settings, parts: NetworkParts): Promise<RunningOnNetworks> {
  const { language, indexes, clock, log } = parts;
  const preferences = openPreferences(settings.database);
  const networks = await createNetworks(parts.networks, settings, log, preferences.open);
  const common = commonParts(settings, language, clock, log);
  const people = createProgramPeople(openPeople(preferences.open), () => indexes.programs, settings.networks);
  const cached = createPersonPreferences(createCachedPreferences(preferences.store), people);
  const interviews = openInterviews({
    ...common,
    settings: settings.interviews,
    people,
    database: preferences.open,
    preferences: cached,
    programs: () => indexes.programs,
    networks,
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
  const core: BotParts = {
    ...common,
    indexFor: createChannelPrograms(settings, indexes, (message) =>
      interviews.parts.runningInterviews.programAt(message.network, message.channel),
    ),
    get programs() {
      return indexes.programs;
    },
    networks,
    preferences: cached,
    people,
    reminders: createDesk(settings, indexes, reminders, people),
    ...interviews.parts,
  };
  const bot = createBot(core);
  log.info({ version, networks: networks.map(({ name }) => name) }, 'starting');
  const reactions = openReactions(bot, core, preferences.open);
  for (const network of networks) attachNetwork(network, bot, systemClock, bothWatch(reminders, interviews), reactions);
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
      const interviewsEnd = interviews.stop();
      await Promise.all(networks.map((network) => network.stop(STOP_LIMIT_MS)));
      await interviewsEnd;
      status.stop();
      await reminders.stop();
      await preferences.close();
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
