import type { Knex } from 'knex';
import type { Instant } from '../../domain/program/key-date.ts';
import type { PlannedMessage } from '../../ports/outbox.ts';
import { rowOf } from './outbox-row.ts';
import { withoutPrivateWords } from './outbox-words.ts';

/** Rows in one statement: a row has 15 values, and SQLite takes 32,766 (https://sqlite.org/limits.html). */
export const ROWS_AT_ONCE = 500;
/**
 * Adds messages whose key is not there yet; for stores that plan messages within a transaction of their own.
 *
 * @returns how many were new.
 */
export async function insertPlanned(knex: Knex, messages: readonly PlannedMessage[], now: Instant): Promise<number> {
  let added = 0;
  for (let start = 0; start < messages.length; start += ROWS_AT_ONCE) {
    const rows = messages.slice(start, start + ROWS_AT_ONCE).map((message) => rowOf(message, now));
    added += (await knex('outbox').insert(rows).onConflict('key').ignore().returning('id')).length;
  }
  return added;
}

/** Ends an open message, within a transaction of the caller's. @returns false if there is none of that key. */
export async function withdrawPlanned(knex: Knex, key: string, reason: string, now: Instant): Promise<boolean> {
  return (
    (await knex('outbox')
      .where({ key })
      .whereNotNull('ready_at')
      .update(withdrawn(knex, reason, now))) > 0
  );
}

/** Ends all open messages of a series, within a transaction of the caller's. @returns how many. */
export async function withdrawSeries(knex: Knex, series: string, reason: string, now: Instant): Promise<number> {
  return knex('outbox')
    .where({ series })
    .whereNotNull('ready_at')
    .update(withdrawn(knex, reason, now));
}

/** How a message ends that is not to be said any more. */
export function withdrawn(knex: Knex, reason: string, at: Instant): object {
  return { state: 'withdrawn', reason, ended_at: at, ready_at: null, ...withoutPrivateWords(knex) };
}

/** Mends the words of what is still planned; rows that say the same already are not written again. */
export async function refreshRows(knex: Knex, messages: readonly PlannedMessage[]): Promise<void> {
  const rows = messages.map((message) => {
    const { key, reply, late_reply, group_name, stale_at } = rowOf(message, 0);
    return [key, reply, late_reply, group_name, stale_at];
  });
  await knex.raw(
    `UPDATE outbox SET reply = new.column2, late_reply = new.column3, group_name = new.column4, stale_at = new.column5
     FROM (VALUES ${rows.map(() => '(?, ?, ?, ?, ?)').join(', ')}) AS new
     WHERE outbox.key = new.column1 AND outbox.state = 'planned'
       AND (outbox.reply, outbox.late_reply, outbox.group_name, outbox.stale_at)
         IS NOT (new.column2, new.column3, new.column4, new.column5)`,
    rows.flat(),
  );
}
