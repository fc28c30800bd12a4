import type { Database } from '../adapters/sql/open-database.ts';
import type { PreferenceStore } from '../ports/preference-store.ts';

/** Preferences in a database file that is opened when it is first needed. */
export interface OpenPreferences {
  readonly store: PreferenceStore;
  /** Opens it now. @throws StoreError if it cannot be used. */
  open(): Promise<Database>;
  close(): Promise<void>;
}

/**
 * The database libraries take as long to load as all the rest, so the first line is on the screen before they are.
 *
 * @param file path of the SQLite file, or `:memory:`.
 */
export function openPreferences(file: string): OpenPreferences {
  let opening: Promise<{ readonly database: Database; readonly store: PreferenceStore }> | null = null;
  const open = () => {
    opening ??= load(file).catch((error: unknown) => {
      // The next message tries again: the disk may have room by then.
      opening = null;
      throw error;
    });
    return opening;
  };
  return {
    store: {
      zoneOf: async (network, sender) => (await open()).store.zoneOf(network, sender),
      setZone: async (network, sender, zone) => (await open()).store.setZone(network, sender, zone),
    },
    open: async () => (await open()).database,
    close: async () => {
      const opened = await opening?.catch(() => null);
      await opened?.database.close();
    },
  };
}

async function load(file: string) {
  const [{ openDatabase }, { createSqlPreferences }] = await Promise.all([
    import('../adapters/sql/open-database.ts'),
    import('../adapters/sql/sql-preferences.ts'),
  ]);
  const database = await openDatabase(file);
  return { database, store: createSqlPreferences(database) };
}
