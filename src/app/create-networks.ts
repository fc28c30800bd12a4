import { dirname } from 'node:path';
import { createIrcNetwork } from '../adapters/irc/irc-network.ts';
import type { MatrixDeps } from '../adapters/matrix/deps.ts';
import type { MatrixSettings } from '../adapters/matrix/settings.ts';
import type { Database } from '../adapters/sql/open-database.ts';
import { systemClock } from '../adapters/system/system-clock.ts';
import { systemRandom } from '../adapters/system/system-random.ts';
import { systemTimers } from '../adapters/system/system-timers.ts';
import { createPhrasebook } from '../answers/compose/phrasebook.ts';
import type { Fault } from '../config/settings/cross-faults.ts';
import type { Settings } from '../config/settings/schema.ts';
import { settingsWarnings } from '../config/settings/warn-settings.ts';
import type { Language } from '../domain/language/language.ts';
import type { Program } from '../domain/program/program.ts';
import type { ChatNetwork } from '../ports/chat-network.ts';
import type { ExchangeStore } from '../ports/exchange-store.ts';
import type { Log } from '../ports/log.ts';
import { ircSettings } from './irc-settings.ts';
import { lazyStore } from './lazy-store.ts';
import { DataError } from './load-data.ts';
import type { Configuration } from './load-settings.ts';
import { locateFaults } from './locate-faults.ts';
import { matrixSettings } from './matrix-settings.ts';
import { createOutside } from './outside.ts';
import { expiryOf } from './pem-problems.ts';
import { otherBot, statusFileOf } from './status-file.ts';

/** The networks of a configuration. @param database opens it. @throws DataError with everything that it points to and that is not there. */
export async function createNetworks(
  { settings, file }: Configuration,
  programs: readonly Program[],
  language: Language,
  log: Log,
  database: () => Promise<Database>,
): Promise<readonly ChatNetwork[]> {
  const outside = createOutside(file === null ? '.' : dirname(file), process.env);
  const irc = settings.networks.flatMap((network, at) =>
    network.kind === 'irc' ? [ircSettings(network, at, settings.botNick, outside)] : [],
  );
  const say = createPhrasebook(language.replies);
  const texts = {
    cannotRead: say('cannotReadEncrypted'),
    interviewRoom: (label: string) => say('interviewRoom', { booking: `b${label}` }),
  };
  const matrix = settings.networks.flatMap((network, at) =>
    network.kind === 'matrix' ? [matrixSettings(network, at, texts, settings.bridged, outside)] : [],
  );
  const faults = [...programFaults(settings, programs), ...outside.faults, ...otherBotFaults(settings)];
  if (faults.length > 0) throw new DataError(await locateFaults(file, faults));
  for (const { message } of settingsWarnings(settings)) log.warn({ warning: message }, 'about the configuration');
  for (const { name, clientCertificate } of irc) {
    const isOver = clientCertificate !== null && expiryOf(clientCertificate.certificate) < systemClock.now();
    if (isOver) log.warn({ network: name }, 'the certificate of the bot has expired; services will not know it by it');
  }
  for (const open of outside.openFiles) log.warn({ file: open }, 'file with a secret can be read by everybody');
  const deps = { clock: systemClock, random: systemRandom, timers: systemTimers, log };
  return [
    ...irc.map((one) => createIrcNetwork(one, deps)),
    ...(await matrixNetworks(matrix, { ...deps, exchanges: openExchanges(database) })),
  ];
}

/** What was said to what, in a database that is opened when somebody has said something. */
function openExchanges(database: () => Promise<Database>): ExchangeStore {
  return lazyStore(async () => {
    const { createSqlExchanges } = await import('../adapters/sql/sql-exchanges.ts');
    return createSqlExchanges(await database());
  });
}

/** Loaded only where there is one. */
async function matrixNetworks(all: readonly MatrixSettings[], deps: MatrixDeps): Promise<readonly ChatNetwork[]> {
  if (all.length === 0) return [];
  const { createMatrixNetwork } = await import('../adapters/matrix/matrix-network.ts');
  return all.map((one) => createMatrixNetwork(one, deps));
}

/** Two bots with one configuration would answer everything twice. */
function otherBotFaults(settings: Settings): readonly Fault[] {
  const other = settings.database === ':memory:' ? null : otherBot(statusFileOf(settings), systemClock.now());
  return other === null
    ? []
    : [{ path: ['database'], message: `another bot (process ${other}) is running with it; stop that one first` }];
}

/** Channels that are to speak of a program that is not loaded. */
function programFaults({ networks }: Settings, programs: readonly Program[]): readonly Fault[] {
  const ids = programs.map(({ id }) => id);
  return networks.flatMap((network, at) =>
    network.kind === 'console'
      ? []
      : network.channels.flatMap(({ program }, index) =>
          program === undefined || ids.includes(program)
            ? []
            : [
                {
                  path: ['networks', at, 'channels', index, 'program'],
                  message: `there is no program "${program}" among those of "programs": ${ids.join(', ')}`,
                },
              ],
        ),
  );
}
