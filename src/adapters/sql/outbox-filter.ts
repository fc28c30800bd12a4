import type { Knex } from 'knex';
import type { OutboxFilter, RecipientFilter } from '../../ports/outbox.ts';

const OPEN_STATES: ReadonlySet<string> = new Set(['planned', 'claimed']);

/** Narrows a query of the outbox to what passes a filter. */
export function filtered(query: Knex.QueryBuilder, filter: OutboxFilter): Knex.QueryBuilder {
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

export function filterRecipient(
  query: Knex.QueryBuilder,
  { network, channel, account }: RecipientFilter,
): Knex.QueryBuilder {
  query.where({ network });
  if (channel !== undefined) query.where({ channel });
  if (account !== undefined) query.whereNull('channel').where({ account });
  return query;
}
