import type { OutboxStore } from '../../ports/outbox.ts';
import { claimDue, mendFuture } from './claim-writer.ts';
import { guardStore } from './guard-store.ts';
import type { Database } from './open-database.ts';
import { filtered, filterRecipient } from './outbox-filter.ts';
import { messageOf, type OutboxRow } from './outbox-row.ts';
import { tallyOf } from './outbox-tally.ts';
import { forgetPrivateWords } from './outbox-words.ts';
import { insertPlanned, ROWS_AT_ONCE, refreshRows, withdrawn, withdrawPlanned } from './plan-writer.ts';
import { createSettleWriter } from './settle-writer.ts';

const FORGET_EVERY_MS = 3_600_000;

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
        return claimDue(knex, now, leaseMs, limit);
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
