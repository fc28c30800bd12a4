import { type PreferenceStore, StoreError } from '../../ports/preference-store.ts';
import { personKey } from '../../ports/sender.ts';
import type { Database } from './open-database.ts';

/** Preferences in the database. */
export function createSqlPreferences({ knex }: Database): PreferenceStore {
  return {
    zoneOf: (network, sender) =>
      guard('read', async () => {
        const row = await knex('preferences')
          .where({ network, person: personKey(sender) })
          .first('zone');
        return row?.zone ?? null;
      }),
    setZone: (network, sender, zone) =>
      guard('write', async () => {
        const person = personKey(sender);
        if (zone === null) {
          await knex('preferences').where({ network, person }).delete();
          return;
        }
        const row = { network, person, zone };
        await knex('preferences').insert(row).onConflict(['network', 'person']).merge(['zone']);
      }),
  };
}

async function guard<T>(action: 'read' | 'write', run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw new StoreError(`preferences could not be ${action === 'read' ? 'read' : 'written'}`, { cause: error });
  }
}
