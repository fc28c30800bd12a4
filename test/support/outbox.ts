import { onTestFinished } from 'vitest';
import { openDatabase } from '../../src/adapters/sql/open-database.ts';
import { createSqlOutbox } from '../../src/adapters/sql/sql-outbox.ts';
import type { OutboxStore, PlannedMessage } from '../../src/ports/outbox.ts';
import { textReply } from '../../src/ports/reply.ts';

/** 2024-04-02T18:00Z, when the applications of 2024 end. */
export const DEADLINE = Date.parse('2024-04-02T18:00Z');
export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;

/** A message for #qemu-gsoc that is due at the deadline, but for what a test sets. */
export function planned(key: string, parts: Partial<PlannedMessage> = {}): PlannedMessage {
  return {
    key,
    kind: 'key-date',
    series: key,
    recipient: { kind: 'channel', network: 'oftc', channel: '#qemu-gsoc' },
    reply: textReply(`text of ${key}`),
    dueAt: DEADLINE,
    staleAt: null,
    ...parts,
  };
}

/** An outbox in a real database. @param file `:memory:` for one that only this test sees. */
export async function openOutbox(file = ':memory:'): Promise<OutboxStore> {
  const database = await openDatabase(file);
  onTestFinished(() => database.close());
  return createSqlOutbox(database);
}

/** The key and state of every message, in the order in which they are due. */
export async function statesIn(outbox: OutboxStore): Promise<readonly string[]> {
  return (await outbox.list({})).map((message) => `${message.key} ${message.state}`);
}
