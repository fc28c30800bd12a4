import { createIrcNetwork } from '../adapters/irc/irc-network.ts';
import type { MatrixDeps } from '../adapters/matrix/deps.ts';
import type { MatrixSettings } from '../adapters/matrix/settings.ts';
import type { Database } from '../adapters/sql/open-database.ts';
import { systemClock } from '../adapters/system/system-clock.ts';
import { systemRandom } from '../adapters/system/system-random.ts';
import { systemTimers } from '../adapters/system/system-timers.ts';
import type { Settings } from '../config/settings/schema.ts';
import { settingsWarnings } from '../config/settings/warn-settings.ts';
import type { ChatNetwork } from '../ports/chat-network.ts';
import type { ExchangeStore } from '../ports/exchange-store.ts';
import type { Log } from '../ports/log.ts';
import { lazyStore } from './lazy-store.ts';
import { expiryOf } from './pem-problems.ts';
import type { ReadNetworks } from './read-networks.ts';

/** The networks of a configuration. @param database opens it. */
export async function createNetworks(
  read: ReadNetworks,
  settings: Settings,
  log: Log,
  database: () => Promise<Database>,
): Promise<readonly ChatNetwork[]> {
  warn(read, settings, log);
  const deps = { clock: systemClock, random: systemRandom, timers: systemTimers, log };
  return [
    ...read.irc.map((one) => createIrcNetwork(one, deps)),
    ...(await matrixNetworks(read.matrix, { ...deps, exchanges: openExchanges(database) })),
  ];
}

/** What works, but hardly as it was meant. */
function warn({ irc, openFiles }: ReadNetworks, settings: Settings, log: Log): void {
  for (const { message } of settingsWarnings(settings)) log.warn({ warning: message }, 'about the configuration');
  for (const { name, clientCertificate } of irc) {
    const isOver = clientCertificate !== null && expiryOf(clientCertificate.certificate) < systemClock.now();
    if (isOver) log.warn({ network: name }, 'the certificate of the bot has expired; services will not know it by it');
  }
  for (const open of openFiles) log.warn({ file: open }, 'file with a secret can be read by everybody');
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
