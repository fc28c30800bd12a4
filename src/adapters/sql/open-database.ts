import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import knex, { type Knex } from 'knex';
import type { Database as SqliteConnection } from 'sqlite3';
import { StoreError } from '../../ports/store-error.ts';
import { migrations } from './migrations/all-migrations.ts';
import { keepStatements } from './statement-cache.ts';

/** An open database. */
export interface Database {
  readonly knex: Knex;
  close(): Promise<void>;
}

/**
 * Opens the SQLite file, creating it and its folder if need be, and brings its tables up to date.
 *
 * Write-ahead logging lets reads go on while a write is under way, and `synchronous = FULL` keeps a committed row through a
 * loss of power (https://sqlite.org/pragma.html#pragma_synchronous). `secure_delete` overwrites what is deleted, so that nobody reads in
 * the file what people had erased.
 *
 * @param file path, or `:memory:` for one that is forgotten.
 * @throws StoreError if it cannot be opened, read or migrated.
 */
export async function openDatabase(file: string): Promise<Database> {
  try {
    if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
    const connection = connect(file);
    await connection.migrate.latest({ migrationSource: migrations });
    return {
      knex: connection,
      close: async () => {
        await drained(connection);
        await connection.destroy();
      },
    };
  } catch (error) {
    throw new StoreError(`the database ${file} cannot be used`, { cause: error });
  }
}

/**
 * Resolves when all that was asked of the database is answered. What still waits for the connection when it is closed would wait for
 * a minute, in vain, and keep the process from ending.
 */
async function drained(connection: Knex): Promise<void> {
  // True: knex keeps its pool there (https://github.com/vincit/tarn.js).
  const { pool } = connection.client as {
    readonly pool?: { numPendingAcquires(): number; numUsed(): number };
  };
  try {
    // It waits in the same line, so whatever was asked before is answered before.
    while (pool && pool.numPendingAcquires() + pool.numUsed() > 0) await connection.raw('SELECT 1');
  } catch {
    // A database that does not work any more has nothing to wait for.
  }
}

/** Connects to a database as it is: its tables may be those of another version. Nothing is opened before the first statement. */
export function connect(file: string): Knex {
  return knex({ ...plain(file), pool: { min: 1, max: 1, afterCreate: prepareConnection } });
}

/** Connects without a log beside the file and all else that is for a database in use. */
export function connectPlainly(file: string): Knex {
  return knex({ ...plain(file), pool: { min: 1, max: 1 } });
}

function plain(file: string): Knex.Config {
  return {
    client: 'sqlite3',
    connection: { filename: file },
    useNullAsDefault: true,
    // What goes wrong is thrown and logged by the caller; nothing is printed behind its back.
    log: SILENT,
  };
}

const SILENT = { warn() {}, error() {}, deprecate() {}, debug() {} };

function prepareConnection(
  connection: SqliteConnection,
  done: (error: Error | null, connection: SqliteConnection) => void,
): void {
  keepStatements(connection);
  connection.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 10000; PRAGMA secure_delete = ON;',
    (error) => done(error, connection),
  );
}
