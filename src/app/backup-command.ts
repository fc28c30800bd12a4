import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { errorCode } from './error-code.ts';
import { EXIT } from './exit-codes.ts';
import { loadSettings } from './load-settings.ts';
import type { BackupOptions } from './options.ts';

/** Copies the database of a configuration, whether its bot runs or not. @returns the exit code. */
export async function backup({ config, out }: BackupOptions): Promise<number> {
  const { settings } = await loadSettings(config ?? null);
  const problem = problemWith(settings.database, out);
  if (problem !== null) {
    process.stderr.write(`${problem}\n`);
    return EXIT.failed;
  }
  // It holds names, times and what was said in interviews.
  process.umask(0o077);
  const folder = dirname(out);
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    process.stderr.write(`The folder ${folder} cannot be made (${errorCode(error)}).\n`);
    return EXIT.failed;
  }
  const { copyDatabase } = await import('../adapters/sql/copy-database.ts');
  await copyDatabase(settings.database, out);
  process.stdout.write(`${out}: ${statSync(out).size} bytes\n`);
  return EXIT.ok;
}

function problemWith(database: string, out: string): string | null {
  if (database === ':memory:') return 'This configuration keeps its database in memory; there is nothing to copy.';
  if (!existsSync(database))
    return `There is no database ${database}; was the bot ever started with this configuration?`;
  return existsSync(out) ? `${out} is there already; name a file that is not.` : null;
}
