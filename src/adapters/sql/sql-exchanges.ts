import type { Knex } from 'knex';
import type { Instant } from '../../domain/program/key-date.ts';
import type { ExchangeStore, StoredExchange } from '../../ports/exchange-store.ts';
import { guardStore } from './guard-store.ts';
import type { Database } from './open-database.ts';

/** A question that is edited or taken back later than that keeps its answer as it is. */
const KEPT_MS = 30 * 24 * 3_600_000;

/** What was said to what, in the database. */
export function createSqlExchanges({ knex }: Database): ExchangeStore {
  return {
    find: (network, questionId) =>
      guardStore('exchanges could not be read', () => readExchange(knex, network, questionId)),
    isOwn: (network, eventId) =>
      guardStore('exchanges could not be read', async () => {
        const event = { network, event_id: eventId };
        const answer = await knex('exchange_answers').where(event).first('event_id');
        return answer !== undefined || (await knex('said_events').where(event).first('event_id')) !== undefined;
      }),
    keep: (network, exchange, now) =>
      guardStore('an exchange could not be written', () =>
        knex.transaction((trx) => writeExchange(trx, network, exchange, now)),
      ),
  };
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

async function writeExchange(
  trx: Knex,
  network: string,
  { questionId, roomId, sender, thread, answers, isRedacted }: StoredExchange,
  now: Instant,
): Promise<void> {
  const question = { network, question_id: questionId };
  await trx('exchanges')
    .where('heard_at', '<', now - KEPT_MS)
    .delete();
  await trx('exchanges')
    .insert({ ...question, room_id: roomId, sender, thread, is_redacted: isRedacted ? 1 : 0, heard_at: now })
    .onConflict(['network', 'question_id'])
    .merge(['is_redacted']);
  await trx('exchange_answers').where(question).delete();
  if (answers.length === 0) return;
  const rows = answers.map((answer) => ({ ...question, room_id: answer.roomId, event_id: answer.eventId }));
  await trx('exchange_answers').insert(rows);
}
