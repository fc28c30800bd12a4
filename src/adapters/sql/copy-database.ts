import { StoreError } from '../../ports/store-error.ts';
import { markAsCopy } from './copy-mark.ts';
import { connect } from './open-database.ts';

/**
 * Copies a database, whole and as of one moment, to a file that must not be there yet; a bot may be writing to it meanwhile.
 *
 * The copy is one file, without a log beside it, and nothing is left in it of what was deleted. The tables are not touched, so that a
 * copy can be taken with the next version before it changes them. Source: https://sqlite.org/lang_vacuum.html#vacuuminto
 *
 * It is marked as a copy, so that a bot that is given it as its database knows (`copy-mark`).
 *
 * @throws StoreError
 */
export async function copyDatabase(file: string, copy: string): Promise<void> {
  const connection = connect(file);
  try {
    await connection.raw('VACUUM INTO ?', [copy]);
    await markAsCopy(copy);
  } catch (error) {
    if (error instanceof StoreError) throw error;
    throw new StoreError(`the database ${file} cannot be copied to ${copy}`, { cause: error });
  } finally {
    await connection.destroy();
  }
}
