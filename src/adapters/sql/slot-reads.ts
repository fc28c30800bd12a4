import type { Knex } from 'knex';
import { LIVE_STATES } from '../../domain/interviews/booking.ts';
import type { InterviewStore, SlotWithBooking } from '../../ports/interview-store.ts';
import { bookingsWithMentor, first, LIVE, liveBookings } from './booking-reads.ts';
import type { Read } from './guard-store.ts';
import { type BookingRow, bookingOf, type SlotRow, slotOf } from './interview-rows.ts';

/** What is asked about slots. */
export function slotReads(knex: Knex, read: Read): Pick<InterviewStore, 'slot' | 'slotsOf' | 'openSlots' | 'programs'> {
  return {
    slot: (id) => read(() => slotWithBooking(knex, id)),
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
    programs: () => read(() => knex('interview_slots').distinct('program').orderBy('program').pluck('program')),
  };
}

/** A slot and the live booking on it, by one query: in a rush each of many asks for it. */
async function slotWithBooking(knex: Knex, id: number): Promise<SlotWithBooking | null> {
  const [row]: (SlotRow & { readonly booking_id: number | null })[] = await knex('interview_slots as s')
    .leftJoin('interview_bookings as b', (on) => on.on('b.slot_id', 's.id').andOn(knex.raw(`b.state IN (${LIVE})`)))
    .where('s.id', id)
    .select('s.*', 'b.id as booking_id');
  if (!row) return null;
  const onSlot = row.booking_id === null ? null : first(await bookingsWithMentor(knex).where('b.id', row.booking_id));
  return { slot: slotOf(row), onSlot };
}

async function withBookings(knex: Knex, rows: readonly SlotRow[]): Promise<readonly SlotWithBooking[]> {
  const ids = rows.map(({ id }) => id);
  const found: BookingRow[] = ids.length === 0 ? [] : await liveBookings(knex).whereIn('b.slot_id', ids);
  const onSlot = new Map(found.map((row) => [row.slot_id, bookingOf(row)]));
  return rows.map((row) => ({ slot: slotOf(row), onSlot: onSlot.get(row.id) ?? null }));
}
