import type { Knex } from 'knex';
import { type Booking, LIVE_STATES } from '../../domain/interviews/booking.ts';
import type { InterviewStore } from '../../ports/interview-store.ts';
import type { Read } from './guard-store.ts';
import { type BookingRow, bookingOf } from './interview-rows.ts';

type BookingReads = Pick<
  InterviewStore,
  'booking' | 'lineage' | 'bookingsOf' | 'attendable' | 'bookingsFor' | 'around' | 'due' | 'running'
>;

/** What is asked about bookings. */
export function bookingReads(knex: Knex, read: Read): BookingReads {
  return {
    booking: (id) => read(async () => first(await bookingsWithMentor(knex).where('b.id', id))),
    lineage: (id) => read(() => lineage(knex, id)),
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
        const rows: BookingRow[] = await bookingsWithMentor(knex)
          .where('b.applicant', applicant)
          .whereIn('b.state', [...LIVE_STATES, 'no-show'])
          .where('b.ends_at', '>', from)
          .orderBy('b.starts_at');
        return rows.map(bookingOf);
      }),
    bookingsFor: (program, ideas, from) =>
      read(async () => {
        const ofIdeas = (query: Knex.QueryBuilder): Promise<BookingRow[]> =>
          query
            .where('b.program', program)
            .whereIn('b.idea', [...ideas])
            .where('b.ends_at', '>', from)
            .orderBy('b.starts_at');
        const live = await ofIdeas(liveBookings(knex));
        // Written out, so that the partial index is used; nothing has been done yet about what is not over.
        const missed = await ofIdeas(
          bookingsWithMentor(knex).whereRaw("b.state = 'no-show' AND b.followed_up_at IS NULL"),
        );
        return [...live, ...missed].toSorted((one, other) => one.starts_at - other.starts_at).map(bookingOf);
      }),
    around: (endsAfter, beginsBefore) =>
      read(async () => {
        const within = (query: Knex.QueryBuilder): Promise<BookingRow[]> =>
          query.where('b.starts_at', '<=', beginsBefore).where('b.ends_at', '>', endsAfter).orderBy('b.starts_at');
        // Written out, so that the partial indexes are used.
        const live = bookingsWithMentor(knex).whereRaw("b.state IN ('booked', 'checked-in', 'running')");
        const missed = bookingsWithMentor(knex).whereRaw("b.state = 'no-show' AND b.followed_up_at IS NULL");
        return [...(await within(missed)), ...(await within(live))].map(bookingOf);
      }),
    due: (now, limit) =>
      read(async () => {
        const holds: BookingRow[] = await bookingsWithMentor(knex)
          .where('b.state', 'held')
          .where('b.held_until', '<=', now)
          .orderBy('b.held_until')
          .limit(limit);
        const begun: BookingRow[] = await bookingsWithMentor(knex)
          .whereIn('b.state', ['booked', 'checked-in', 'running'])
          .where('b.starts_at', '<=', now)
          .orderBy('b.starts_at')
          .limit(limit);
        // Written out, so that the partial index is used.
        const missed: BookingRow[] = await bookingsWithMentor(knex)
          .whereRaw("b.state = 'no-show' AND b.followed_up_at IS NULL")
          .where('b.ends_at', '<=', now)
          .orderBy('b.ends_at')
          .limit(limit);
        return [...holds, ...begun, ...missed].map(bookingOf);
      }),
    running: () =>
      read(async () => {
        const rows: BookingRow[] = await bookingsWithMentor(knex).whereRaw("b.state = 'running'");
        return rows.map(bookingOf);
      }),
  };
}

/** Written out, so that the partial indexes are used: they are not for values that are bound. */
export const LIVE = LIVE_STATES.map((state) => `'${state}'`).join(', ');

/** Bookings with the mentor of their slot. */
export function bookingsWithMentor(knex: Knex): Knex.QueryBuilder {
  return knex('interview_bookings as b')
    .join('interview_slots as s', 's.id', 'b.slot_id')
    .select('b.*', 's.mentor', 's.mentor_network', 's.mentor_account', 's.mentor_nick');
}

/** Those that keep their slot, and their applicant's time, from others. */
export function liveBookings(knex: Knex): Knex.QueryBuilder {
  return bookingsWithMentor(knex).whereRaw(`b.state IN (${LIVE})`);
}

export function first(rows: readonly BookingRow[]): Booking | null {
  const [row] = rows;
  return row === undefined ? null : bookingOf(row);
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
  const rows: BookingRow[] = await bookingsWithMentor(knex)
    .whereIn(
      'b.id',
      ids.map((row) => row.id),
    )
    .orderBy('b.id');
  return rows.map(bookingOf);
}
