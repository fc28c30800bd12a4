import type { Knex } from 'knex';
import type { Instant } from '../../domain/program/key-date.ts';
import type { ClaimedMessage } from '../../ports/outbox.ts';
import { claimedOf, type OutboxRow } from './outbox-row.ts';
import { NO_WORDS } from './outbox-words.ts';

/** Takes what is due, in one statement, so that no two processes take the same. */
export async function claimDue(
  knex: Knex,
  now: Instant,
  leaseMs: number,
  limit: number,
): Promise<readonly ClaimedMessage[]> {
  // Nearly always nothing is due; then nothing is written, and no other process is waited for.
  if (!(await knex('outbox').where('ready_at', '<=', now).first('id'))) return [];
  const rows: (OutboxRow & { newest_due_at: number | null })[] = await knex('outbox')
    .whereIn('id', knex('outbox').where('ready_at', '<=', now).orderBy(['ready_at', 'id']).limit(limit).select('id'))
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

/** What was done by a clock that ran ahead: claims and waits count from now, and what was given up then gets its chance. */
export async function mendFuture(knex: Knex, now: Instant): Promise<void> {
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
