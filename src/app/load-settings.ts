import { dirname, resolve } from 'node:path';
import type { Settings } from '../config/settings/schema.ts';
import { DataError, isBundled, loadFile, loadText } from './load-data.ts';

/**
 * What the bot does without a configuration: a conversation in the terminal, in the application period of the first season, which
 * begins the same each time.
 */
const WITHOUT_FILE = 'simulatedStart: 2024-03-25T10:00Z\ndatabase: ":memory:"';

/** Settings, and the file they stand in. */
export interface Configuration {
  readonly settings: Settings;
  /** Null without one. */
  readonly file: string | null;
}

/**
 * Settings from a file, or the defaults without one. Paths in the file are relative to the file.
 *
 * @throws DataError with everything that is wrong in the file.
 */
export async function loadSettings(file: string | null): Promise<Configuration> {
  const parsed =
    file === null
      ? await loadText('settings', 'defaults', WITHOUT_FILE)
      : await loadFile('settings', file, 'there is no such file');
  if ('problems' in parsed) throw new DataError(parsed.problems);
  // The parser of this kind gives settings, and the cache only keeps what it gave.
  const settings = parsed.value as Settings;
  return { settings: file === null ? settings : located(settings, file), file };
}

/** The settings with the paths in them as they are meant: relative to their file. */
export function located(settings: Settings, file: string): Settings {
  const absolute = (path: string) => resolve(dirname(file), path);
  return {
    ...settings,
    database: settings.database === ':memory:' ? settings.database : absolute(settings.database),
    programs: settings.programs.map((program) => (isBundled(program) ? program : absolute(program))),
  };
}
