import type { SaidStore } from '../../ports/said-store.ts';
import { guardStore } from './guard-store.ts';
import type { Database } from './open-database.ts';

/** What says what stands in the outbox, in the database. */
export function createSqlSaid({ knex }: Database): SaidStore {
  return {
    record: (network, eventId, keys, now) =>
      guardStore('it could not be noted what was said', async () => {
        const rows = keys.map((key) => ({ network, event_id: eventId, key, said_at: now }));
        await knex('said_events').insert(rows).onConflict(['network', 'event_id', 'key']).ignore();
      }),
    keysOf: (network, eventId) =>
      guardStore('it could not be read what was said', async () => {
        const rows: { key: string }[] = await knex('said_events').where({ network, event_id: eventId }).select('key');
        return rows.map(({ key }) => key);
      }),
    keepSign: ({ network, id, on, account }) =>
      guardStore('a sign could not be noted', async () => {
        const row = { network, sign_id: id, event_id: on, account };
        await knex('signs').insert(row).onConflict(['network', 'sign_id']).ignore();
      }),
    takeSign: ({ network, id, account }) =>
      guardStore('a sign could not be forgotten', () =>
        knex.transaction(async (trx) => {
          const sign = { network, sign_id: id, account };
          const row: { event_id: string } | undefined = await trx('signs').where(sign).first('event_id');
          await trx('signs').where(sign).delete();
          return row?.event_id ?? null;
        }),
      ),
  };
}
