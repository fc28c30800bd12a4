import type { Database } from '../adapters/sql/open-database.ts';
import { lazily } from './lazily.ts';

/** A database that is opened when it is first needed: its libraries take as long to load as all the rest. */
export interface DatabaseOnce {
  /** Opens it now. @throws StoreError if it cannot be used. */
  open(): Promise<Database>;
  /** Closes it if it was ever opened. */
  close(): Promise<void>;
}

/**
 * @param file path of the SQLite file, or `:memory:` for one that is forgotten when it is closed.
 * @param prepare what is to be done before anybody uses it.
 */
export function databaseOnce(
  file: string,
  prepare: (database: Database) => Promise<void> = async () => {},
): DatabaseOnce {
  const open = lazily(async () => {
    const { openDatabase } = await import('../adapters/sql/open-database.ts');
    const database = await openDatabase(file);
    try {
      await prepare(database);
      return database;
    } catch (error) {
      await database.close();
      throw error;
    }
  });
  return {
    open,
    close: async () => {
      const opened = await open.begun()?.catch(() => null);
      await opened?.close();
    },
  };
}
