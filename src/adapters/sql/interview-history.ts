import type { Knex } from 'knex';
import type { HistoryEntry } from '../../ports/interview-store.ts';

/** What has happened to a booking, oldest first. */
export async function readHistory(knex: Knex, bookingId: number): Promise<readonly HistoryEntry[]> {
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
}
