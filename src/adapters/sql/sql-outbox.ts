import type { Knex } from 'knex';
import type { Instant } from '../../domain/program/key-date.ts';
import type { OutboxFilter, OutboxStore, PlannedMessage, RecipientFilter } from '../../ports/outbox.ts';
import { guardStore } from './guard-store.ts';
import type { Database } from './open-database.ts';
import { claimedOf, messageOf, type OutboxRow, rowOf } from './outbox-row.ts';
import { tallyOf } from './outbox-tally.ts';
import { forgetPrivateWords, NO_WORDS, withoutPrivateWords } from './outbox-words.ts';
import { createSettleWriter } from './settle-writer.ts';

/** Rows in one statement: a row has 15 values, and SQLite takes 32,766 (https://sqlite.org/limits.html). */
const ROWS_AT_ONCE = 500;
const FORGET_EVERY_MS = 3_600_000;
const OPEN_STATES: ReadonlySet<string> = new Set(['planned', 'claimed']);

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

/** The outbox in the database. */
export function createSqlOutbox({ knex }: Database): OutboxStore {
  const settle = createSettleWriter(knex);
  let forgottenAt = -Infinity;
  return {
    add: (messages, now) =>
      guardStore('the outbox could not be written', () =>
        messages.length <= ROWS_AT_ONCE
          ? insertPlanned(knex, messages, now)
          : knex.transaction((transaction) => insertPlanned(transaction, messages, now)),
      ),
    refresh: (messages) =>
      guardStore('the outbox could not be written', async () => {
        for (let start = 0; start < messages.length; start += ROWS_AT_ONCE)
          await refreshRows(knex, messages.slice(start, start + ROWS_AT_ONCE));
      }),
    claimDue: (now, leaseMs, limit) =>
      guardStore('what is due could not be claimed', async () => {
        if (Math.abs(now - forgottenAt) >= FORGET_EVERY_MS) {
          await forgetPrivateWords(knex, now);
          forgottenAt = now;
        }
        // Nearly always nothing is due; then nothing is written, and no other process is waited for.
        if (!(await knex('outbox').where('ready_at', '<=', now).first('id'))) return [];
        const rows: (OutboxRow & { newest_due_at: number | null })[] = await knex('outbox')
          .whereIn(
            'id',
            knex('outbox').where('ready_at', '<=', now).orderBy(['ready_at', 'id']).limit(limit).select('id'),
          )
          .update({
            state: 'claimed',
            claims: knex.raw('claims + 1'),
            // A claim that ran out was a try that nobody lived to tell of.
            attempts: knex.raw("attempts + (state = 'claimed')"),
            claimed_at: now,
            ready_at: now + leaseMs,
          })
          .returning(['*', newestDueAt(knex, now)]);
        return rows.map(claimedOf).toSorted((a, b) => a.dueAt - b.dueAt || a.id - b.id);
      }),
    renew: (claims, until) =>
      guardStore('leases could not be renewed', async () => {
        if (claims.length === 0) return;
        await knex('outbox')
          .where({ state: 'claimed' })
          .whereIn(
            ['id', 'claims'],
            claims.map(({ id, claims: claim }) => [id, claim]),
          )
          .update({ ready_at: until });
      }),
    settle: (claim, outcome) => guardStore('an outcome could not be recorded', () => settle(claim, outcome)),
    withdrawExcept: (kind, keep, reason, now) =>
      guardStore('messages could not be withdrawn', async () => {
        const open: { id: number; key: string }[] = await knex('outbox')
          .where({ kind })
          .whereNotNull('ready_at')
          .select('id', 'key');
        const gone = open.filter(({ key }) => !keep.has(key)).map(({ id }) => id);
        const rows: OutboxRow[] = [];
        for (let start = 0; start < gone.length; start += ROWS_AT_ONCE)
          rows.push(
            ...(await knex('outbox')
              .whereIn('id', gone.slice(start, start + ROWS_AT_ONCE))
              .whereNotNull('ready_at')
              .update(withdrawn(knex, reason, now))
              .returning('*')),
          );
        return rows.map(messageOf);
      }),
    reinstate: (kind, keys, reason) =>
      guardStore('messages could not be planned again', async () => {
        const all = [...keys];
        let count = 0;
        // By their keys, for which there is an index; the messages of a kind may be a million.
        for (let start = 0; start < all.length; start += ROWS_AT_ONCE)
          count += await knex('outbox')
            .whereIn('key', all.slice(start, start + ROWS_AT_ONCE))
            .where({ kind, state: 'withdrawn', reason })
            .update({ state: 'planned', reason: null, ended_at: null, ready_at: knex.ref('due_at') });
        return count;
      }),
    withdraw: (key, reason, now) =>
      guardStore('a message could not be withdrawn', () => withdrawPlanned(knex, key, reason, now)),
    wake: (recipient, now) =>
      guardStore('messages could not be woken', async () => {
        const waiting = knex('outbox')
          .where({ state: 'planned' })
          .where('ready_at', '>', now)
          // Among what is due and open there are few, whomever they are for.
          .where('due_at', '<=', now);
        await filterRecipient(waiting, recipient).update({ ready_at: now });
      }),
    mendFuture: (now) => guardStore('the outbox could not be mended', () => mendFuture(knex, now)),
    countLate: (network, channel, since) =>
      guardStore('the outbox could not be read', async () => {
        const [row] = await knex('outbox')
          .where({ network, channel, was_late: 1 })
          .where('ended_at', '>', since)
          .count({ count: '*' });
        return Number(row?.['count'] ?? 0);
      }),
    tally: (since, now) => guardStore('the outbox could not be read', () => tallyOf(knex, since, now)),
    list: (filter) =>
      guardStore('the outbox could not be read', async () => {
        const rows: OutboxRow[] = await filtered(knex('outbox'), filter).orderBy(['due_at', 'id']).select('*');
        return rows.map(messageOf);
      }),
  };
}

/** The latest due time of a series among what was said of it and what is due and still true. */
function newestDueAt(knex: Knex, now: Instant): Knex.Raw {
  return knex.raw(
    `(SELECT MAX(other.due_at) FROM outbox AS other WHERE other.series = outbox.series AND other.due_at <= ?
      AND (other.state = 'sent' OR (other.ready_at IS NOT NULL AND (other.stale_at IS NULL OR other.stale_at > ?)))
     ) AS newest_due_at`,
    [now, now],
  );
}

/** Mends the words of what is still planned; rows that say the same already are not written again. */
async function refreshRows(knex: Knex, messages: readonly PlannedMessage[]): Promise<void> {
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

/** How a message ends that is not to be said any more. */
export function withdrawn(knex: Knex, reason: string, at: Instant): object {
  return { state: 'withdrawn', reason, ended_at: at, ready_at: null, ...withoutPrivateWords(knex) };
}

/** What was done by a clock that ran ahead: claims and waits count from now, and what was given up then gets its chance. */
async function mendFuture(knex: Knex, now: Instant): Promise<void> {
  await knex.transaction(async (transaction) => {
    await transaction('outbox')
      .whereNotNull('ready_at')
      .where('claimed_at', '>', now)
      .update({ state: 'planned', claimed_at: null, ready_at: transaction.ref('due_at') });
    await transaction('outbox')
      .whereIn('state', ['missed', 'superseded', 'dropped'])
      .where('ended_at', '>', now)
      .whereNot({ reply: NO_WORDS })
      .update({
        state: 'planned',
        claimed_at: null,
        ended_at: null,
        reason: null,
        ready_at: transaction.ref('due_at'),
      });
  });
}

function filtered(query: Knex.QueryBuilder, filter: OutboxFilter): Knex.QueryBuilder {
  const { states, kind, keys, ids, recipient, from, to, endedFrom, limit } = filter;
  if (states) query.whereIn('state', [...states]);
  // Said so, the indexes of what is open lead to it.
  if (states?.every((state) => OPEN_STATES.has(state))) query.whereNotNull('ready_at');
  if (kind !== undefined) query.where({ kind });
  if (ids) query.whereIn('id', [...ids]);
  if (keys) query.whereIn('key', [...keys]);
  if (recipient) filterRecipient(query, recipient);
  if (from !== undefined) query.where('due_at', '>=', from);
  if (to !== undefined) query.where('due_at', '<', to);
  if (endedFrom !== undefined) query.where('ended_at', '>=', endedFrom);
  if (limit !== undefined) query.limit(limit);
  return query;
}

function filterRecipient(query: Knex.QueryBuilder, { network, channel, account }: RecipientFilter): Knex.QueryBuilder {
  query.where({ network });
  if (channel !== undefined) query.where({ channel });
  if (account !== undefined) query.whereNull('channel').where({ account });
  return query;
}
