import type { Knex } from 'knex';
import type { Instant } from '../../domain/program/key-date.ts';
import { DAY_MS } from '../../domain/time/units.ts';
import type { SaidStore } from '../../ports/said-store.ts';
import { guardStore } from './guard-store.ts';
import type { Database } from './open-database.ts';

/** Nothing is announced longer before its date (`remind` and rules go a year ahead), and no offer stands for longer. */
const KEPT_MS = 366 * DAY_MS;

/**
 * What says what stands in the outbox, in the database.
 *
 * After a year all that a message spoke of is past: a sign on it, or a reply to it, can ask for nothing any more, so it is forgotten.
 * That brings nothing back: whether something was said already stands in the outbox and, for a crash in between, in the transaction id by
 * which the homeserver knows it, and neither is asked here.
 */
export function createSqlSaid({ knex }: Database): SaidStore {
  let forgottenAt = -Infinity;
  return {
    record: (network, eventId, keys, now) =>
      guardStore('it could not be noted what was said', async () => {
        if (Math.abs(now - forgottenAt) >= DAY_MS) {
          await forgetBefore(knex, now - KEPT_MS);
          forgottenAt = now;
        }
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

/** Forgets what was said before then, and the signs on it. */
async function forgetBefore(knex: Knex, then: Instant): Promise<void> {
  await knex.transaction(async (trx) => {
    const old = () => trx('said_events').where('said_at', '<', then);
    await trx('signs').whereIn(['network', 'event_id'], old().select('network', 'event_id')).delete();
    await old().delete();
  });
}
