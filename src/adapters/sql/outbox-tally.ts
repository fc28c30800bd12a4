import type { Knex } from 'knex';
import type { Instant } from '../../domain/program/key-date.ts';
import type { OutboxTally } from '../../ports/outbox.ts';

/** Counts what is open by the index of what is ready, and what has ended since by the index of when. */
export async function tallyOf(knex: Knex, since: Instant, now: Instant): Promise<OutboxTally> {
  const [open] = await knex('outbox')
    .whereNotNull('ready_at')
    .select({ all: knex.raw('COUNT(*)'), due: knex.raw('COALESCE(SUM(due_at <= ?), 0)', [now]) });
  const ended: { state: string; is_late: number; is_personal: number; count: number }[] = await knex('outbox')
    .where('ended_at', '>=', since)
    .groupByRaw('state, was_late, channel IS NULL')
    .select({
      state: 'state',
      is_late: 'was_late',
      is_personal: knex.raw('channel IS NULL'),
      count: knex.raw('COUNT(*)'),
    });
  const count = (isMeant: (row: (typeof ended)[number]) => boolean): number =>
    ended.filter(isMeant).reduce((sum, row) => sum + row.count, 0);
  const isLost = ({ state }: { state: string }) => state === 'missed' || state === 'dropped';
  return {
    planned: Number(open?.['all'] ?? 0) - Number(open?.['due'] ?? 0),
    waiting: Number(open?.['due'] ?? 0),
    sent: count(({ state }) => state === 'sent'),
    late: count(({ state, is_late }) => state === 'sent' && is_late === 1),
    missed: count(({ state }) => state === 'missed'),
    dropped: count(({ state }) => state === 'dropped'),
    lostByPeople: count((row) => isLost(row) && row.is_personal === 1),
  };
}
