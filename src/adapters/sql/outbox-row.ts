import type { ClaimedMessage, OutboxMessage, OutboxState, PlannedMessage, Recipient } from '../../ports/outbox.ts';
import type { Reply } from '../../ports/reply.ts';

/** A row of the table `outbox`. */
export interface OutboxRow {
  readonly id: number;
  readonly key: string;
  readonly kind: string;
  readonly series: string;
  readonly network: string;
  readonly channel: string | null;
  readonly account: string | null;
  readonly nick: string | null;
  /** JSON. */
  readonly reply: string;
  /** JSON. */
  readonly late_reply: string | null;
  readonly group_name: string | null;
  readonly due_at: number;
  readonly stale_at: number | null;
  readonly ready_at: number | null;
  readonly state: OutboxState;
  readonly attempts: number;
  readonly claims: number;
  readonly claimed_at: number | null;
  /** SQLite has no booleans. */
  readonly was_late: 0 | 1;
  readonly reason: string | null;
  readonly created_at: number;
  readonly ended_at: number | null;
}

/** What a message is when it is planned. */
export function rowOf(message: PlannedMessage, now: number) {
  const { key, kind, series, recipient, reply, lateReply, group, dueAt, staleAt } = message;
  return {
    key,
    kind,
    series,
    network: recipient.network,
    channel: recipient.kind === 'channel' ? recipient.channel : null,
    account: recipient.kind === 'person' ? recipient.account : null,
    nick: recipient.kind === 'person' ? recipient.nick : null,
    reply: JSON.stringify(reply),
    late_reply: lateReply === undefined ? null : JSON.stringify(lateReply),
    group_name: group ?? null,
    due_at: dueAt,
    stale_at: staleAt,
    ready_at: dueAt,
    state: 'planned',
    created_at: now,
  };
}

export function messageOf(row: OutboxRow): OutboxMessage {
  return {
    id: row.id,
    key: row.key,
    kind: row.kind,
    series: row.series,
    recipient: recipientOf(row),
    reply: replyOf(row.reply),
    ...(row.late_reply === null ? {} : { lateReply: replyOf(row.late_reply) }),
    ...(row.group_name === null ? {} : { group: row.group_name }),
    dueAt: row.due_at,
    staleAt: row.stale_at,
    state: row.state,
    attempts: row.attempts,
    claims: row.claims,
    wasLate: row.was_late === 1,
    reason: row.reason,
    createdAt: row.created_at,
    endedAt: row.ended_at,
  };
}

export function claimedOf(row: OutboxRow & { readonly newest_due_at: number | null }): ClaimedMessage {
  return { ...messageOf(row), newestDueAt: Math.max(row.newest_due_at ?? row.due_at, row.due_at) };
}

function recipientOf({ network, channel, account, nick }: OutboxRow): Recipient {
  return channel === null
    ? { kind: 'person', network, account: account ?? '', nick: nick ?? '' }
    : { kind: 'channel', network, channel };
}

function replyOf(json: string): Reply {
  // Only `rowOf` writes this column, and it wrote a Reply.
  return JSON.parse(json) as Reply;
}
