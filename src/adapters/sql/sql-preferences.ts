import type { PreferenceStore } from '../../ports/preference-store.ts';
import { personKey } from '../../ports/sender.ts';
import { guardStore } from './guard-store.ts';
import type { Database } from './open-database.ts';

/** Preferences in the database. */
export function createSqlPreferences({ knex }: Database): PreferenceStore {
  return {
    zoneOf: (network, sender) =>
      guardStore('preferences could not be read', async () => {
        const row = await knex('preferences')
          .where({ network, person: personKey(sender) })
          .first('zone');
        return row?.zone ?? null;
      }),
    setZone: (network, sender, zone) =>
      guardStore('preferences could not be written', async () => {
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
