import type { Knex } from 'knex';
import { type Booking, LIVE_STATES } from '../../domain/interviews/booking.ts';
import { type Change, type Numbering, numbered, numberedNotices } from '../../domain/interviews/change.ts';
import { type Notice, noticeKey } from '../../domain/interviews/notice.ts';
import type { QueueEntry } from '../../domain/interviews/queue.ts';
import type { Slot } from '../../domain/interviews/slot.ts';
import type { Instant } from '../../domain/program/key-date.ts';
import type { PlannedMessage } from '../../ports/outbox.ts';
import { applicantColumns, bookingColumns, changingColumns, slotColumns } from './interview-rows.ts';
import { insertPlanned, withdrawn } from './plan-writer.ts';

/** Something that the change counts on has become otherwise; the transaction is taken back. */
export class Outdated extends Error {
  override readonly name = 'Outdated';
}

/** Writes the messages of notices. */
export type Compose = (notices: readonly Notice[]) => readonly PlannedMessage[];

/**
 * Writes a change within a transaction: what ends first, so that what is new finds room.
 *
 * Each statement carries the condition under which it is true, and changes exactly one row or says that the change is outdated.
 *
 * @throws Outdated
 */
export async function applyChange(trx: Knex, change: Change, compose: Compose, now: Instant): Promise<Numbering> {
  for (const step of change.steps) await takeStep(trx, step.from, step.booking);
  for (const id of change.withdrawnSlots) await withdraw(trx, id);
  const slots = new Map<number, number>();
  for (const slot of change.newSlots) slots.set(slot.id, await insertSlot(trx, slot));
  // Who is new in a queue may get a slot out of it at once.
  for (const entry of change.newEntries) await insertEntry(trx, entry);
  const bookings = new Map<number, number>();
  for (const booking of change.newBookings)
    bookings.set(booking.id, await insertBooking(trx, numbered(booking, { slots, bookings })));
  for (const { id, end } of change.endedEntries)
    expectOne(await trx('interview_queue').where({ id }).whereNull('ended_at').update({ ended_at: now, end }));
  const numbering = { slots, bookings };
  await trx('interview_history').insert(historyOf(change, numbering, now));
  await withdrawNotices(trx, change, now);
  for (const { booking } of change.steps) if (booking.state === 'done') await withdrawPhases(trx, booking.id, now);
  await insertPlanned(trx, compose(numberedNotices(change, numbering)), now);
  return numbering;
}

async function takeStep(trx: Knex, from: Booking['state'], booking: Booking): Promise<void> {
  const { id, version } = booking;
  const columns = { ...changingColumns(booking), version: version + 1 };
  expectOne(await trx('interview_bookings').where({ id, version, state: from }).update(columns));
}

/** A slot is withdrawn only when nothing is on it any more. */
async function withdraw(trx: Knex, id: number): Promise<void> {
  const taken = trx('interview_bookings').where({ slot_id: id }).whereIn('state', LIVE_STATES).select(trx.raw('1'));
  expectOne(
    await trx('interview_slots').where({ id, state: 'offered' }).whereNotExists(taken).update({ state: 'withdrawn' }),
  );
}

async function insertSlot(trx: Knex, slot: Slot): Promise<number> {
  const { names, values } = columnsOf(slotColumns(slot));
  const clash = `SELECT 1 FROM interview_slots WHERE mentor = ? AND state = 'offered' AND starts_at < ? AND ends_at > ?`;
  return insertOne(
    trx,
    `INSERT INTO interview_slots (${names}) SELECT ${marks(values)} WHERE NOT EXISTS (${clash}) RETURNING id`,
    [...values, slot.mentor.id, slot.endsAt, slot.startsAt],
  );
}

/** The slot must be offered, the person free then, and who gets it out of the queue must still be in it. */
async function insertBooking(trx: Knex, booking: Booking): Promise<number> {
  const { names, values } = columnsOf(bookingColumns(booking));
  const { applicant, program, idea, startsAt, endsAt, slotId, replaces } = booking;
  const busy = `SELECT 1 FROM interview_bookings WHERE applicant = ? AND state IN (${LIVE}) AND starts_at < ? AND ends_at > ? AND id IS NOT ?`;
  const waits = 'SELECT 1 FROM interview_queue WHERE applicant = ? AND program = ? AND idea = ? AND ended_at IS NULL';
  const isFromQueue = booking.origin === 'queue';
  return insertOne(
    trx,
    `INSERT INTO interview_bookings (${names}) SELECT ${marks(values)} FROM interview_slots
     WHERE id = ? AND state = 'offered' AND NOT EXISTS (${busy}) ${isFromQueue ? `AND EXISTS (${waits})` : ''}
     ON CONFLICT DO NOTHING RETURNING id`,
    [
      ...values,
      slotId,
      ...[applicant.id, endsAt, startsAt, replaces],
      ...(isFromQueue ? [applicant.id, program, idea] : []),
    ],
  );
}

async function insertEntry(trx: Knex, entry: QueueEntry): Promise<void> {
  const { program, idea, applicant, joinedAt, isSecondChance } = entry;
  const row = {
    ...{ program, idea, ...applicantColumns(applicant) },
    ...{ joined_at: joinedAt, is_second_chance: isSecondChance ? 1 : 0 },
  };
  if ((await trx('interview_queue').insert(row).onConflict().ignore().returning('id')).length !== 1)
    throw new Outdated();
}

const LIVE = LIVE_STATES.map((state) => `'${state}'`).join(', ');

function columnsOf(row: object) {
  const values: (string | number | null)[] = Object.values(row);
  return { names: Object.keys(row).join(', '), values };
}

function marks(values: readonly unknown[]): string {
  return values.map(() => '?').join(', ');
}

async function insertOne(trx: Knex, sql: string, values: readonly (string | number | null)[]): Promise<number> {
  const rows: readonly { readonly id: number }[] = await trx.raw(sql, [...values]);
  const [row] = rows;
  if (row === undefined) throw new Outdated();
  return row.id;
}

function expectOne(changed: number): void {
  if (changed !== 1) throw new Outdated();
}

function historyOf(change: Change, numbering: Numbering, now: Instant) {
  const { by } = change;
  // The reason is why something ended; what comes of it, and is perhaps somebody else's, has none.
  const row = (what: string, slot: number | null, booking: number | null, why = '') => ({
    at: now,
    by,
    why,
    what,
    slot_id: slot,
    booking_id: booking,
  });
  return [
    ...change.steps.map(({ from, booking }) =>
      row(`${from} > ${booking.state}`, booking.slotId, booking.id, change.why),
    ),
    ...change.withdrawnSlots.map((id) => row('withdrawn', id, null, change.why)),
    ...[...numbering.slots.values()].map((id) => row('offered', id, null)),
    ...change.newBookings.map((booking) => {
      const { id, slotId, state } = numbered(booking, numbering);
      return row(`> ${state}`, slotId, id);
    }),
    ...change.newEntries.map(({ idea }) => row(`joins the queue of ${idea}`, null, null)),
    ...change.endedEntries.map(({ id, end }) => row(`${end}: queue entry ${id}`, null, null)),
  ];
}

async function withdrawNotices(trx: Knex, { withdrawnNotices, why }: Change, now: Instant): Promise<void> {
  const keys = withdrawnNotices.map(noticeKey);
  if (keys.length === 0) return;
  await trx('outbox')
    .whereIn('key', keys)
    .whereNotNull('ready_at')
    .update(withdrawn(trx, why, now));
}

/** What belongs to a moment of an interview tells nobody anything when it is over; what people said to each other is still handed on. */
const OF_A_MOMENT = ['phase', 'exercise', 'warning', 'clock'];

async function withdrawPhases(trx: Knex, booking: number, now: Instant): Promise<void> {
  for (const name of OF_A_MOMENT)
    await trx('outbox')
      // All keys that go on behind the colon; so written, the index of keys is used.
      .where('key', '>=', `booking:${booking}:${name}:`)
      .where('key', '<', `booking:${booking}:${name};`)
      .whereNotNull('ready_at')
      .update(withdrawn(trx, 'the interview is over', now));
}
