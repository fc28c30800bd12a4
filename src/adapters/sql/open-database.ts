import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import knex, { type Knex } from 'knex';
import { StoreError } from '../../ports/preference-store.ts';
import { migrations } from './migrations/all-migrations.ts';

/** An open database. */
export interface Database {
  readonly knex: Knex;
  close(): Promise<void>;
}

/**
 * Opens the SQLite file, creating it and its folder if need be, and brings its tables up to date.
 *
 * Write-ahead logging lets reads go on while a write is under way, and `synchronous = FULL` keeps a committed row through a
 * loss of power (https://sqlite.org/pragma.html#pragma_synchronous).
 *
 * @param file path, or `:memory:` for one that is forgotten.
 * @throws StoreError if it cannot be opened, read or migrated.
 */
export async function openDatabase(file: string): Promise<Database> {
  try {
    if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
    const connection = connect(file);
    await connection.migrate.latest({ migrationSource: migrations });
    return { knex: connection, close: () => connection.destroy() };
  } catch (error) {
    throw new StoreError(`the database ${file} cannot be used`, { cause: error });
  }
}

/** Connects to a database as it is: its tables may be those of another version. Nothing is opened before the first statement. */
export function connect(file: string): Knex {
  return knex({
    client: 'sqlite3',
    connection: { filename: file },
    useNullAsDefault: true,
    // What goes wrong is thrown and logged by the caller; nothing is printed behind its back.
    log: SILENT,
    pool: { min: 1, max: 1, afterCreate: preparePragmas },
  });
}

const SILENT = { warn() {}, error() {}, deprecate() {}, debug() {} };

interface SqliteConnection {
  exec(sql: string, done: (error: Error | null) => void): void;
}

function preparePragmas(
  connection: SqliteConnection,
  done: (error: Error | null, connection: SqliteConnection) => void,
): void {
  connection.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 10000;',
    (error) => done(error, connection),
  );
}
