import type { Knex } from 'knex';
import type { EntryEnd } from '../../domain/interviews/change.ts';
import { endOfBooking, type KeptEntry } from '../../domain/interviews/fairness.ts';
import type { Ledger, LedgerRow } from '../../ports/interview-store.ts';
import { type BookingRow, bookingOf, type QueueRow, type SlotRow, slotOf } from './interview-rows.ts';

interface LedgerColumns {
  readonly waited_since: number | null;
  readonly last_by: string | null;
  readonly last_why: string | null;
  readonly last_what: string | null;
  readonly exercise: number | null;
}

type EndedQueueRow = QueueRow & { readonly ended_at: number | null; readonly end: EntryEnd | null };

/** Every slot of a program with every booking that was ever on it, and everybody who ever waited. */
export async function readLedger(knex: Knex, program: string): Promise<Ledger> {
  const slots: SlotRow[] = await knex('interview_slots').where({ program }).orderBy(['starts_at', 'id']);
  const bookings = Map.groupBy(await bookingRows(knex, program), ({ slot_id }) => slot_id);
  const entries: EndedQueueRow[] = await knex('interview_queue').where({ program }).orderBy('id');
  return {
    rows: slots.flatMap((slot) => rowsOf(slot, bookings.get(slot.id) ?? [])),
    entries: entries.map(
      ({ applicant, idea, joined_at, ended_at, end }): KeptEntry => ({
        ...{ applicant, idea, end },
        joinedAt: joined_at,
        endedAt: ended_at,
      }),
    ),
  };
}

function bookingRows(knex: Knex, program: string): Promise<(BookingRow & LedgerColumns)[]> {
  const last = (column: string, name: string) =>
    knex.raw('(SELECT ?? FROM interview_history AS h WHERE h.booking_id = b.id ORDER BY h.id DESC LIMIT 1) AS ??', [
      `h.${column}`,
      name,
    ]);
  // True by the columns that are selected.
  return knex('interview_bookings as b')
    .join('interview_slots as s', 's.id', 'b.slot_id')
    .where('b.program', program)
    .orderBy('b.id')
    .select('b.*', 's.mentor', 's.mentor_network', 's.mentor_account', 's.mentor_nick')
    .select(
      knex.raw(`(SELECT MAX(q.joined_at) FROM interview_queue AS q WHERE q.applicant = b.applicant
        AND q.program = b.program AND q.idea = b.idea AND q.joined_at <= b.created_at
        AND (q.ended_at IS NULL OR q.ended_at >= b.created_at)) AS waited_since`),
      knex.raw('(SELECT c.number FROM interview_choices AS c WHERE c.booking_id = b.id) AS exercise'),
      last('by', 'last_by'),
      last('why', 'last_why'),
      last('what', 'last_what'),
    ) as Promise<(BookingRow & LedgerColumns)[]>;
}

function rowsOf(slotRow: SlotRow, bookings: readonly (BookingRow & LedgerColumns)[]): readonly LedgerRow[] {
  const slot = slotOf(slotRow);
  if (bookings.length === 0)
    return [{ slot, booking: null, waitedSince: null, exercise: null, end: null, lastBy: null, lastWhy: null }];
  return bookings.map((row) => {
    const booking = bookingOf(row);
    return {
      slot,
      booking,
      waitedSince: row.waited_since,
      exercise: row.exercise,
      end: endOfBooking(booking, row.last_by ?? '', row.last_what?.startsWith('held') ?? false),
      lastBy: row.last_by,
      lastWhy: row.last_why,
    };
  });
}
