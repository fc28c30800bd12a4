import type { Knex } from 'knex';
import type { Instant } from '../../domain/program/key-date.ts';
import type { ExchangeStore, StoredExchange } from '../../ports/exchange-store.ts';
import { createBatchWriter } from './batch-writer.ts';
import { guardStore } from './guard-store.ts';
import type { Database } from './open-database.ts';

/** A question that is edited or taken back later than that keeps its answer as it is. */
const KEPT_MS = 30 * 24 * 3_600_000;

/** What was said to what, in the database. */
export function createSqlExchanges({ knex }: Database): ExchangeStore {
  const write = createBatchWriter<Kept>((all) =>
    guardStore('exchanges could not be written', () => knex.transaction((trx) => writeExchanges(trx, all))),
  );
  return {
    find: (network, questionId) =>
      guardStore('exchanges could not be read', () => readExchange(knex, network, questionId)),
    isOwn: (network, eventId) =>
      guardStore('exchanges could not be read', async () => {
        const event = { network, event_id: eventId };
        const answer = await knex('exchange_answers').where(event).first('event_id');
        return answer !== undefined || (await knex('said_events').where(event).first('event_id')) !== undefined;
      }),
    hasAnswered: (network, thread, sender) =>
      guardStore('exchanges could not be read', async () => {
        const answer = await knex('exchanges')
          .join('exchange_answers', {
            'exchanges.network': 'exchange_answers.network',
            'exchanges.question_id': 'exchange_answers.question_id',
          })
          .where({ 'exchanges.network': network, 'exchanges.sender': sender })
          .andWhere((where) => where.where('exchanges.thread', thread).orWhere('exchanges.question_id', thread))
          .first('exchange_answers.event_id');
        return answer !== undefined;
      }),
    keep: (network, exchange, now) => write({ network, exchange, now }),
  };
}

interface Kept {
  readonly network: string;
  readonly exchange: StoredExchange;
  readonly now: Instant;
}

async function readExchange(knex: Knex, network: string, questionId: string): Promise<StoredExchange | null> {
  const question = { network, question_id: questionId };
  const row = await knex('exchanges').where(question).first();
  if (!row) return null;
  const answers: { room_id: string; event_id: string }[] = await knex('exchange_answers')
    .where(question)
    .orderBy('rowid')
    .select('room_id', 'event_id');
  return {
    roomId: row.room_id,
    questionId,
    sender: row.sender,
    thread: row.thread,
    answers: answers.map(({ room_id, event_id }) => ({ roomId: room_id, eventId: event_id })),
    isRedacted: row.is_redacted === 1,
  };
}

async function writeExchanges(trx: Knex, all: readonly Kept[]): Promise<void> {
  for (const one of all) await writeExchange(trx, one);
  const now = Math.max(...all.map((one) => one.now));
  await trx('exchanges')
    .where('heard_at', '<', now - KEPT_MS)
    .delete();
}

async function writeExchange(trx: Knex, { network, exchange, now }: Kept): Promise<void> {
  const { questionId, roomId, sender, thread, answers, isRedacted } = exchange;
  const question = { network, question_id: questionId };
  await trx('exchanges')
    .insert({ ...question, room_id: roomId, sender, thread, is_redacted: isRedacted ? 1 : 0, heard_at: now })
    .onConflict(['network', 'question_id'])
    .merge(['is_redacted']);
  const ids = answers.map(({ eventId }) => eventId);
  await trx('exchange_answers').where(question).whereNotIn('event_id', ids).delete();
  if (answers.length === 0) return;
  const rows = answers.map((answer) => ({ ...question, room_id: answer.roomId, event_id: answer.eventId }));
  await trx('exchange_answers').insert(rows).onConflict(['network', 'event_id']).ignore();
}
