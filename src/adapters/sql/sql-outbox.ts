import type { Knex } from 'knex';
import type { Instant } from '../../domain/program/key-date.ts';
import type { OutboxFilter, OutboxOutcome, OutboxStore, PlannedMessage, RecipientFilter } from '../../ports/outbox.ts';
import { guardStore } from './guard-store.ts';
import type { Database } from './open-database.ts';
import { claimedOf, messageOf, type OutboxRow, rowOf } from './outbox-row.ts';

/** Rows in one statement: a row has 15 values, and SQLite takes 32,766 (https://sqlite.org/limits.html). */
const ROWS_AT_ONCE = 500;
/** Outcomes after which a message is still open. */
const OPEN_OUTCOMES: ReadonlySet<OutboxOutcome['kind']> = new Set(['retry', 'wait']);

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
      .update(ended('withdrawn', reason, now))) > 0
  );
}

/** Ends all open messages of a series, within a transaction of the caller's. @returns how many. */
export async function withdrawSeries(knex: Knex, series: string, reason: string, now: Instant): Promise<number> {
  return knex('outbox')
    .where({ series })
    .whereNotNull('ready_at')
    .update(ended('withdrawn', reason, now));
}

/** The outbox in the database. */
export function createSqlOutbox({ knex }: Database): OutboxStore {
  return {
    add: (messages, now) =>
      guardStore('the outbox could not be written', () =>
        messages.length <= ROWS_AT_ONCE
          ? insertPlanned(knex, messages, now)
          : knex.transaction((transaction) => insertPlanned(transaction, messages, now)),
      ),
    refresh: (messages) =>
      guardStore('the outbox could not be written', () =>
        knex.transaction(async (transaction) => {
          for (const message of messages) {
            const { reply, late_reply, group_name, stale_at } = rowOf(message, 0);
            await transaction('outbox')
              .where({ key: message.key, state: 'planned' })
              .update({ reply, late_reply, group_name, stale_at });
          }
        }),
      ),
    claimDue: (now, leaseMs, limit) =>
      guardStore('what is due could not be claimed', async () => {
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
        for (const { id, claims: claim } of claims)
          await knex('outbox').where({ id, claims: claim, state: 'claimed' }).update({ ready_at: until });
      }),
    settle: ({ id, claims }, outcome) =>
      guardStore('an outcome could not be recorded', async () => {
        const row = knex('outbox').where({ id });
        if (outcome.kind !== 'sent') row.andWhere({ claims, state: 'claimed' });
        await row.update(changeOf(outcome, knex));
      }),
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
              .update(ended('withdrawn', reason, now))
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

function changeOf(outcome: OutboxOutcome, knex: Knex): object {
  const { kind, at } = outcome;
  if (outcome.kind === 'sent')
    return { ...ended('sent', null, at), was_late: outcome.wasLate ? 1 : 0, attempts: knex.raw('attempts + 1') };
  if (!OPEN_OUTCOMES.has(kind)) return ended(kind, outcome.reason, at);
  return {
    state: 'planned',
    ready_at: at,
    reason: outcome.reason,
    ...(kind === 'retry' ? { attempts: knex.raw('attempts + 1') } : {}),
  };
}

function ended(state: string, reason: string | null, at: Instant): object {
  return { state, reason, ended_at: at, ready_at: null };
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
  const { states, kind, keys, ids, recipient, from, to, limit } = filter;
  if (states) query.whereIn('state', [...states]);
  if (kind !== undefined) query.where({ kind });
  if (ids) query.whereIn('id', [...ids]);
  if (keys) query.whereIn('key', [...keys]);
  if (recipient) filterRecipient(query, recipient);
  if (from !== undefined) query.where('due_at', '>=', from);
  if (to !== undefined) query.where('due_at', '<', to);
  if (limit !== undefined) query.limit(limit);
  return query;
}

function filterRecipient(query: Knex.QueryBuilder, { network, channel, account }: RecipientFilter): Knex.QueryBuilder {
  query.where({ network });
  if (channel !== undefined) query.where({ channel });
  // A person's message has no channel; said so, the index leads to it.
  if (account !== undefined) query.whereNull('channel').where({ account });
  return query;
}
