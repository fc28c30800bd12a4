import type { Knex } from 'knex';
import { LIVE_STATES } from '../../domain/interviews/booking.ts';
import type { LedgerRow, Traces } from '../../ports/interview-store.ts';
import { type BookingRow, bookingOf, type SlotRow, slotOf } from './interview-rows.ts';

interface LedgerColumns {
  readonly waited_since: number | null;
  readonly ended_by: string | null;
  readonly ended_why: string | null;
  readonly exercise: number | null;
}

/** Every slot of a program with every booking that was ever on it, in the order of time. */
export async function readLedger(knex: Knex, program: string): Promise<readonly LedgerRow[]> {
  const slots: SlotRow[] = await knex('interview_slots').where({ program }).orderBy(['starts_at', 'id']);
  const bookings: (BookingRow & LedgerColumns)[] = await knex('interview_bookings as b')
    .join('interview_slots as s', 's.id', 'b.slot_id')
    .where('b.program', program)
    .orderBy('b.id')
    .select('b.*', 's.mentor', 's.mentor_network', 's.mentor_account', 's.mentor_nick')
    .select(
      knex.raw(`(SELECT MAX(q.joined_at) FROM interview_queue AS q WHERE q.applicant = b.applicant
        AND q.program = b.program AND q.idea = b.idea AND q.joined_at <= b.created_at) AS waited_since`),
      knex.raw('(SELECT c.number FROM interview_choices AS c WHERE c.booking_id = b.id) AS exercise'),
      knex.raw(
        `(SELECT h.by FROM interview_history AS h WHERE h.booking_id = b.id ORDER BY h.id DESC LIMIT 1) AS ended_by`,
      ),
      knex.raw(
        `(SELECT h.why FROM interview_history AS h WHERE h.booking_id = b.id ORDER BY h.id DESC LIMIT 1) AS ended_why`,
      ),
    );
  return slots.flatMap((row): readonly LedgerRow[] => {
    const slot = slotOf(row);
    const own = bookings.filter(({ slot_id }) => slot_id === row.id);
    if (own.length === 0)
      return [{ slot, booking: null, waitedSince: null, exercise: null, lastBy: null, lastWhy: null }];
    return own.map((booking) => ({
      slot,
      booking: bookingOf(booking),
      waitedSince: booking.waited_since,
      exercise: booking.exercise,
      lastBy: booking.ended_by,
      lastWhy: booking.ended_why,
    }));
  });
}

/** How much is stored about an applicant. */
export async function readTraces(knex: Knex, person: string): Promise<Traces> {
  const count = async (query: Knex.QueryBuilder) => Number((await query.count({ count: '*' }))[0]?.count ?? 0);
  const own = knex('interview_bookings').where({ applicant: person }).select('id');
  return {
    bookings: await count(knex('interview_bookings').where({ applicant: person })),
    queues: await count(knex('interview_queue').where({ applicant: person })),
    lines: await count(knex('interview_lines').where({ side: 'applicant' }).whereIn('booking_id', own)),
  };
}

/**
 * Puts a pseudonym in the place of an applicant, and deletes what they said and what was said to them.
 *
 * What is over stays, for the count of slots must be right, but nobody can tell whose it was. What still has to be told to a
 * mentor is told.
 *
 * @returns false if they still have something live, or still wait; then nothing was changed.
 */
export async function forgetPerson(trx: Knex, person: string): Promise<boolean> {
  const bookings: { id: number; state: string }[] = await trx('interview_bookings')
    .where({ applicant: person })
    .select('id', 'state');
  const entries: { id: number; ended_at: number | null }[] = await trx('interview_queue')
    .where({ applicant: person })
    .select('id', 'ended_at');
  const isBusy = bookings.some(({ state }) => LIVE_STATES.some((live) => live === state));
  if (isBusy || entries.some(({ ended_at }) => ended_at === null)) return false;
  const pseudonym = pseudonymOf(bookings, entries);
  const ids = bookings.map(({ id }) => id);
  for (const id of ids) await forgetMessages(trx, id);
  await trx('interview_lines').where({ side: 'applicant' }).whereIn('booking_id', ids).delete();
  for (const table of ['interview_attendants', 'interview_rests']) await trx(table).whereIn('booking_id', ids).delete();
  const nobody = {
    applicant: pseudonym,
    applicant_network: '',
    applicant_account: '',
    applicant_nick: pseudonym,
  };
  await trx('interview_bookings').where({ applicant: person }).update(nobody);
  await trx('interview_queue').where({ applicant: person }).update(nobody);
  await trx('interview_history').where({ by: person }).update({ by: pseudonym, why: '' });
  return true;
}

/** Bookings and entries belong to one person each, so the first of them names them and nobody else. */
function pseudonymOf(bookings: readonly { id: number }[], entries: readonly { id: number }[]): string {
  const [booking, entry] = [bookings[0], entries[0]];
  return `forgotten/${booking ? `b${booking.id}` : `q${entry?.id ?? 0}`}`;
}

async function forgetMessages(trx: Knex, bookingId: number): Promise<void> {
  const own = () =>
    trx('outbox').where('key', '>=', `booking:${bookingId}:`).where('key', '<', `booking:${bookingId};`);
  await own().whereNull('ready_at').delete();
  await own().where('key', 'like', '%:applicant').delete();
}
