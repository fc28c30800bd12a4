import { StoreError } from '../../ports/store-error.ts';
import { connectPlainly, type Database } from './open-database.ts';

/**
 * What stands in a copy in the place of 0, which SQLite keeps for applications and a copy takes over
 * (https://sqlite.org/pragma.html#pragma_user_version).
 */
const COPY = 1;

/** Marks a database as a copy: what was said since is unsaid to it. @throws StoreError */
export async function markAsCopy(file: string): Promise<void> {
  const connection = connectPlainly(file);
  try {
    await connection.raw(`PRAGMA user_version = ${COPY}`);
  } catch (error) {
    throw new StoreError(`the copy ${file} cannot be marked as one`, { cause: error });
  } finally {
    await connection.destroy();
  }
}

/**
 * Does once what a copy needs before it is used.
 *
 * @param prepare may be called again if the process ends before it is done.
 * @returns whether it was a copy.
 */
export async function whenCopy({ knex }: Database, prepare: () => Promise<void>): Promise<boolean> {
  const [row] = await knex.raw('PRAGMA user_version');
  if (row?.user_version !== COPY) return false;
  await prepare();
  await knex.raw('PRAGMA user_version = 0');
  return true;
}
