import type { Database } from '../adapters/sql/open-database.ts';
import type { PreferenceStore } from '../ports/preference-store.ts';
import { lazily } from './lazily.ts';

/** What people prefer, in a database that is opened when it is first asked. */
export function openPreferences(open: () => Promise<Database>): PreferenceStore {
  const store = lazily(async () => {
    const { createSqlPreferences } = await import('../adapters/sql/sql-preferences.ts');
    return createSqlPreferences(await open());
  });
  return {
    zoneOf: async (network, sender) => (await store()).zoneOf(network, sender),
    setZone: async (network, sender, zone) => (await store()).setZone(network, sender, zone),
  };
}
