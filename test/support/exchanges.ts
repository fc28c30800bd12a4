import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Database, openDatabase } from '../../src/adapters/sql/open-database.ts';
import { createSqlExchanges } from '../../src/adapters/sql/sql-exchanges.ts';
import type { ExchangeStore } from '../../src/ports/exchange-store.ts';

/** What was said to what, in a database file of its own in a folder; opened when it is first needed, as the bot does it. */
export function exchangesIn(folder: string): ExchangeStore & { close(): Promise<void> } {
  let opening: Promise<Database> | null = null;
  const store = async () => {
    mkdirSync(folder, { recursive: true });
    opening ??= openDatabase(join(folder, 'exchanges.sqlite'));
    return createSqlExchanges(await opening);
  };
  return {
    find: async (network, questionId) => (await store()).find(network, questionId),
    isOwn: async (network, eventId) => (await store()).isOwn(network, eventId),
    hasAnswered: async (network, thread, sender) => (await store()).hasAnswered(network, thread, sender),
    keep: async (network, exchange, now) => (await store()).keep(network, exchange, now),
    close: async () => (await opening)?.close(),
  };
}
