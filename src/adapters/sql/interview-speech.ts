import type { Knex } from 'knex';
import type { Side } from '../../domain/interviews/booking.ts';
import type { HandedOn, HandOn, SpokenLine } from '../../ports/interview-record.ts';
import type { Block, Reply } from '../../ports/reply.ts';
import { insertPlanned } from './plan-writer.ts';

/** Lines of one person that come this close belong together: a paste, for example. */
const BURST_MS = 1_500;

/** Keeps a line and hands it on, within a transaction of the caller's. */
export async function addSpokenLine(trx: Knex, bookingId: number, line: SpokenLine, handOn: HandOn | null) {
  const [last]: { at: number }[] = await trx('interview_lines')
    .where({ booking_id: bookingId, side: line.side })
    .orderBy('id', 'desc')
    .limit(1);
  const [row]: { id: number }[] = await trx('interview_lines')
    .insert({ booking_id: bookingId, ...line })
    .returning('id');
  if (handOn === null || row === undefined) return;
  if (await joinWaiting(trx, bookingId, handOn)) return;
  const isBurst = last !== undefined && Math.abs(line.at - last.at) < BURST_MS;
  const { message, rest } = handOn.compose(row.id, isBurst);
  await insertPlanned(trx, [message], line.at);
  if (rest.length > 0) await keepRest(trx, bookingId, handOn.to, rest);
}

/** Adds a line to the message before it, if nobody has begun to say that one. */
async function joinWaiting(trx: Knex, bookingId: number, { to, suffix, join }: HandOn): Promise<boolean> {
  const [waiting]: { id: number; reply: string }[] = await linesHandedOn(trx, bookingId)
    .where('key', 'like', `%${suffix}`)
    .where({ state: 'planned', claims: 0 })
    .orderBy('id', 'desc')
    .limit(1);
  if (waiting === undefined) return false;
  // True: only `rowOf` writes that column.
  const reply = JSON.parse(waiting.reply) as Reply;
  const joined = join({ reply, rest: await restOf(trx, bookingId, to) });
  if (joined === null) return false;
  await trx('outbox')
    .where({ id: waiting.id })
    .update({ reply: JSON.stringify(joined.reply) });
  await keepRest(trx, bookingId, to, joined.rest);
  return true;
}

/** Takes what waits until it is asked for, within a transaction of the caller's. */
export async function takeRestOf(
  trx: Knex,
  bookingId: number,
  side: Side,
  split: (rest: readonly Block[]) => HandedOn,
): Promise<Reply | null> {
  const rest = await restOf(trx, bookingId, side);
  if (rest.length === 0) return null;
  const handed = split(rest);
  await keepRest(trx, bookingId, side, handed.rest);
  return handed.reply;
}

/** Deletes the messages by which lines were handed on. */
export async function forgetHandedOn(knex: Knex, bookingId: number): Promise<void> {
  await linesHandedOn(knex, bookingId).delete();
}

function linesHandedOn(knex: Knex, bookingId: number): Knex.QueryBuilder {
  return knex('outbox')
    .where('key', '>=', `booking:${bookingId}:line:`)
    .where('key', '<', `booking:${bookingId}:line;`);
}

async function restOf(knex: Knex, bookingId: number, side: Side): Promise<readonly Block[]> {
  const [row]: { blocks: string }[] = await knex('interview_rests').where({ booking_id: bookingId, side });
  // True: only `keepRest` writes that column.
  return row === undefined ? [] : (JSON.parse(row.blocks) as Block[]);
}

async function keepRest(knex: Knex, bookingId: number, side: Side, rest: readonly Block[]): Promise<void> {
  await knex('interview_rests')
    .insert({ booking_id: bookingId, side, blocks: JSON.stringify(rest) })
    .onConflict(['booking_id', 'side'])
    .merge(['blocks']);
}
