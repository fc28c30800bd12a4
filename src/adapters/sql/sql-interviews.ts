import type { Knex } from 'knex';
import { type Booking, LIVE_STATES } from '../../domain/interviews/booking.ts';
import type { Waiting } from '../../domain/interviews/queue.ts';
import type { IdeaKey } from '../../domain/program/find.ts';
import type { HistoryEntry, InterviewStore, SlotWithBooking } from '../../ports/interview-store.ts';
import { applyChange, Outdated } from './apply-change.ts';
import { createGroupWriter } from './group-writer.ts';
import { guardStore, isConstraint } from './guard-store.ts';
import { readLedger } from './interview-ledger.ts';
import { forgetPerson, readTraces } from './interview-privacy.ts';
import { type BookingRow, bookingOf, type QueueRow, type SlotRow, slotOf, waitingOf } from './interview-rows.ts';
import type { Database } from './open-database.ts';

/** Slots, bookings and queues in the database. */
export function createSqlInterviews({ knex }: Database): InterviewStore {
  const write = createGroupWriter(knex, isOutdated);
  const read = <T>(run: () => Promise<T>) => guardStore('interviews could not be read', run);
  return {
    slot: (id) => read(() => slotWithBooking(knex, id)),
    booking: (id) => read(async () => first(await bookings(knex).where('b.id', id))),
    lineage: (id) => read(() => lineage(knex, id)),
    applicant: (id, key) =>
      read(async () => {
        const live: BookingRow[] = await liveBookings(knex).where('b.applicant', id).orderBy('b.starts_at');
        return { live: live.map(bookingOf), ...(await standingOf(knex, id, key)) };
      }),
    queue: (key) => read(() => waiting(knex, key)),
    queuesOf: (applicant) =>
      read(() =>
        knex('interview_queue').where({ applicant }).whereNull('ended_at').orderBy('id').select('program', 'idea'),
      ),
    slotsOf: (mentor, { startsAt, endsAt }) =>
      read(async () => {
        const rows = knex('interview_slots').where({ mentor, state: 'offered' });
        return withBookings(
          knex,
          await rows.where('starts_at', '<', endsAt).where('ends_at', '>', startsAt).orderBy('starts_at'),
        );
      }),
    openSlots: (program, idea, from, limit) =>
      read(async () => {
        const rows = knex('interview_slots as s').where({ 's.program': program, 's.state': 'offered' });
        if (idea !== null) rows.where('s.idea', idea);
        const taken = knex('interview_bookings as b')
          .whereRaw('b.slot_id = s.id')
          .whereIn('b.state', LIVE_STATES)
          .select(knex.raw('1'));
        const found: SlotRow[] = await rows
          .where('s.starts_at', '>=', from)
          .whereNotExists(taken)
          .orderBy(['s.starts_at', 's.id'])
          .limit(limit)
          .select('s.*');
        return found.map(slotOf);
      }),
    bookingsOf: (person, from) =>
      read(async () => {
        const rows: BookingRow[] = await liveBookings(knex)
          .where((either) => either.where('b.applicant', person).orWhere('s.mentor', person))
          .where('b.ends_at', '>', from)
          .orderBy('b.starts_at');
        return rows.map(bookingOf);
      }),
    attendable: (applicant, from) =>
      read(async () => {
        const rows: BookingRow[] = await bookings(knex)
          .where('b.applicant', applicant)
          .whereIn('b.state', [...LIVE_STATES, 'no-show'])
          .where('b.ends_at', '>', from)
          .orderBy('b.starts_at');
        return rows.map(bookingOf);
      }),
    bookingsFor: (program, ideas, from) =>
      read(async () => {
        const rows: BookingRow[] = await liveBookings(knex)
          .where('b.program', program)
          .whereIn('b.idea', [...ideas])
          .where('b.ends_at', '>', from)
          .orderBy('b.starts_at');
        return rows.map(bookingOf);
      }),
    due: (now, limit) =>
      read(async () => {
        const holds: BookingRow[] = await bookings(knex)
          .where('b.state', 'held')
          .where('b.held_until', '<=', now)
          .orderBy('b.held_until')
          .limit(limit);
        const begun: BookingRow[] = await bookings(knex)
          .whereIn('b.state', ['booked', 'checked-in', 'running'])
          .where('b.starts_at', '<=', now)
          .orderBy('b.starts_at')
          .limit(limit);
        // Written out, so that the partial index is used.
        const missed: BookingRow[] = await bookings(knex)
          .whereRaw("b.state = 'no-show' AND b.followed_up_at IS NULL")
          .where('b.ends_at', '<=', now)
          .orderBy('b.ends_at')
          .limit(limit);
        return [...holds, ...begun, ...missed].map(bookingOf);
      }),
    running: () =>
      read(async () => {
        const rows: BookingRow[] = await bookings(knex).whereRaw("b.state = 'running'");
        return rows.map(bookingOf);
      }),
    findApplicant: (id) => read(() => findApplicant(knex, id)),
    ledger: (program) => read(() => readLedger(knex, program)),
    programs: () => read(() => knex('interview_slots').distinct('program').orderBy('program').pluck('program')),
    traces: (applicant) => read(() => readTraces(knex, applicant)),
    forget: (applicant, compose) =>
      guardStore('an applicant could not be forgotten', () =>
        knex.transaction((trx) => forgetPerson(trx, applicant, compose)),
      ),
    history: (bookingId) =>
      read(async () => {
        const rows = await knex('interview_history').where({ booking_id: bookingId }).orderBy('id');
        return rows.map(
          ({ at, by, what, why, slot_id, booking_id }): HistoryEntry => ({
            at,
            by,
            what,
            why,
            slotId: slot_id,
            bookingId: booking_id,
          }),
        );
      }),
    apply: (change, compose, now) =>
      guardStore('an interview could not be written', async () => {
        try {
          return await write((trx) => applyChange(trx, change, compose, now));
        } catch (error) {
          if (isOutdated(error)) return null;
          throw error;
        }
      }),
  };
}

/** A constraint that says no is the database's word that somebody was faster. */
function isOutdated(error: unknown): boolean {
  return error instanceof Outdated || isConstraint(error);
}

/** Bookings with the mentor of their slot. */
function bookings(knex: Knex): Knex.QueryBuilder {
  return knex('interview_bookings as b')
    .join('interview_slots as s', 's.id', 'b.slot_id')
    .select('b.*', 's.mentor', 's.mentor_network', 's.mentor_account', 's.mentor_nick');
}

/** The bookings that one was moved from, those that it was moved to, and itself; what only is asked to be one of them is none. */
const LINEAGE = `WITH RECURSIVE
  earlier (id, replaces) AS (
    SELECT id, CASE state WHEN 'held' THEN NULL ELSE replaces END FROM interview_bookings WHERE id = ?
    UNION SELECT one.id, one.replaces FROM interview_bookings AS one JOIN earlier ON earlier.replaces = one.id),
  later (id) AS (
    SELECT id FROM interview_bookings WHERE id = ?
    UNION SELECT one.id FROM interview_bookings AS one JOIN later ON one.replaces = later.id
      WHERE one.state <> 'held')
  SELECT id FROM earlier UNION SELECT id FROM later`;

async function lineage(knex: Knex, id: number): Promise<readonly Booking[]> {
  const ids: readonly { readonly id: number }[] = await knex.raw(LINEAGE, [id, id]);
  const rows: BookingRow[] = await bookings(knex)
    .whereIn(
      'b.id',
      ids.map((row) => row.id),
    )
    .orderBy('b.id');
  return rows.map(bookingOf);
}

function liveBookings(knex: Knex): Knex.QueryBuilder {
  return bookings(knex).whereRaw(`b.state IN (${LIVE})`);
}

/** A slot and the live booking on it, by one query: in a rush each of many asks for it. */
async function slotWithBooking(knex: Knex, id: number): Promise<SlotWithBooking | null> {
  const [row]: (SlotRow & { readonly booking_id: number | null })[] = await knex('interview_slots as s')
    .leftJoin('interview_bookings as b', (on) => on.on('b.slot_id', 's.id').andOn(knex.raw(`b.state IN (${LIVE})`)))
    .where('s.id', id)
    .select('s.*', 'b.id as booking_id');
  if (!row) return null;
  const onSlot = row.booking_id === null ? null : first(await bookings(knex).where('b.id', row.booking_id));
  return { slot: slotOf(row), onSlot };
}

/** How often somebody was missed at interviews of an idea, and their place in its queue, by one query. */
async function standingOf(knex: Knex, applicant: string, { program, idea }: IdeaKey) {
  const missed = knex('interview_bookings')
    .where({ applicant, program, idea, state: 'no-show' })
    .whereIn('missing', ['applicant', 'both'])
    .count('*');
  const [row]: (Partial<QueueRow> & { readonly missed: number })[] = await knex
    .select(missed.as('missed'), 'q.*')
    .from(knex.raw('(SELECT 1) AS one'))
    .leftJoin('interview_queue as q', (on) =>
      on
        .onVal('q.applicant', applicant)
        .andOnVal('q.program', program)
        .andOnVal('q.idea', idea)
        .andOnNull('q.ended_at'),
    );
  // All columns of a row are there, or none of them.
  const entry = row?.id ? waitingOf(row as QueueRow) : null;
  return { missed: row?.missed ?? 0, entry };
}

/** Written out, so that the partial indexes are used: they are not for values that are bound. */
const LIVE = LIVE_STATES.map((state) => `'${state}'`).join(', ');

function first(rows: readonly BookingRow[]) {
  const [row] = rows;
  return row === undefined ? null : bookingOf(row);
}

async function withBookings(knex: Knex, rows: readonly SlotRow[]): Promise<readonly SlotWithBooking[]> {
  const ids = rows.map(({ id }) => id);
  const found: BookingRow[] = ids.length === 0 ? [] : await liveBookings(knex).whereIn('b.slot_id', ids);
  const onSlot = new Map(found.map((row) => [row.slot_id, bookingOf(row)]));
  return rows.map((row) => ({ slot: slotOf(row), onSlot: onSlot.get(row.id) ?? null }));
}

function openEntries(knex: Knex, { program, idea }: IdeaKey): Knex.QueryBuilder {
  return knex('interview_queue').where({ program, idea }).whereNull('ended_at').orderBy(['joined_at', 'id']);
}

/** Those who wait, each with what is in the way of a slot. */
async function waiting(knex: Knex, key: IdeaKey): Promise<readonly Waiting[]> {
  const rows: QueueRow[] = await openEntries(knex, key);
  const people = rows.map(({ applicant }) => applicant);
  if (people.length === 0) return [];
  const live: BookingRow[] = await liveBookings(knex).whereIn('b.applicant', people);
  // Holds that were not taken; what they booked and then cancelled counts as little as what others cancelled.
  const passed: { applicant: string; slot_id: number }[] = await knex('interview_bookings')
    .where({ program: key.program, idea: key.idea, state: 'cancelled', origin: 'queue' })
    .whereIn('applicant', people)
    .select('applicant', 'slot_id');
  return rows.map((row) => {
    const own = live.filter(({ applicant }) => applicant === row.applicant).map(bookingOf);
    return {
      ...waitingOf(row),
      busy: own,
      hasLive: own.some(({ program, idea }) => program === key.program && idea === key.idea),
      passed: passed.filter(({ applicant }) => applicant === row.applicant).map(({ slot_id }) => slot_id),
    };
  });
}

/** An applicant as they were when they last did something, or null. */
async function findApplicant(knex: Knex, id: string) {
  const [entry]: QueueRow[] = await knex('interview_queue').where({ applicant: id }).orderBy('id', 'desc').limit(1);
  if (entry) return waitingOf(entry).applicant;
  const [row]: BookingRow[] = await bookings(knex).where('b.applicant', id).orderBy('b.id', 'desc').limit(1);
  return row ? bookingOf(row).applicant : null;
}
