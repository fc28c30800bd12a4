import type { Knex } from 'knex';
import { LIVE_STATES } from '../../domain/interviews/booking.ts';
import { foldPersonName } from '../../domain/people/fold-name.ts';
import type { ComposeCancelled, Identity, Traces } from '../../ports/interview-store.ts';
import { bookingsWithMentor } from './booking-reads.ts';
import { type BookingRow, bookingOf, type QueueRow } from './interview-rows.ts';
import type { OutboxRow } from './outbox-row.ts';

/** What is stored about an applicant. */
export async function readTraces(knex: Knex, { id, accounts }: Identity): Promise<Traces> {
  const bookings: BookingRow[] = await ofApplicant(knex, id);
  const entries: QueueRow[] = await knex('interview_queue').where({ applicant: id }).orderBy('id');
  const own = bookings.map((booking) => booking.id);
  const count = async (query: Knex.QueryBuilder) => Number((await query.count({ count: '*' }))[0]?.count ?? 0);
  const perAccount = async (query: (account: Identity['accounts'][number]) => Knex.QueryBuilder) => {
    let sum = 0;
    for (const account of accounts) sum += await count(query(account));
    return sum;
  };
  return {
    bookings: bookings.map(bookingOf),
    entries: entries.map(({ program, idea, joined_at }) => ({ program, idea, joinedAt: joined_at })),
    lines: await count(knex('interview_lines').whereIn('booking_id', own)),
    notes: await count(knex('interview_notes').whereIn('booking_id', own)),
    messages: await perAccount((account) => messagesTo(knex, account)),
    reminders: await perAccount((account) => remindersOf(knex, account)),
  };
}

/**
 * Puts a pseudonym in the place of an applicant, and deletes what was said to them, about them and by them.
 *
 * What is over stays, for the count of slots must be right, but nobody can tell whose it was. That something is cancelled is
 * still told to a mentor who does not know it yet, in words without the name.
 *
 * @returns false if they still have something live, or still wait; then nothing was changed.
 */
export async function forgetPerson(trx: Knex, person: Identity, compose: ComposeCancelled): Promise<boolean> {
  const bookings: BookingRow[] = await ofApplicant(trx, person.id);
  const entries: { id: number; ended_at: number | null }[] = await trx('interview_queue')
    .where({ applicant: person.id })
    .select('id', 'ended_at');
  const isBusy = bookings.some(({ state }) => LIVE_STATES.some((live) => live === state));
  if (isBusy || entries.some(({ ended_at }) => ended_at === null)) return false;
  const pseudonym = pseudonymOf(bookings, entries);
  const nobody = { applicant: pseudonym, applicant_network: '', applicant_account: '', applicant_nick: pseudonym };
  for (const row of bookings) {
    await forgetMessages(trx, row.id, compose(bookingOf({ ...row, ...nobody })));
    await trx('interview_lines').where({ booking_id: row.id }).delete();
    for (const table of ['interview_notes', 'interview_attendants', 'interview_rests'])
      await trx(table).where({ booking_id: row.id }).delete();
    // Why a mentor cancelled may say as much as the name.
    await trx('interview_history').where({ booking_id: row.id }).update({ why: '' });
  }
  // Nobody is there any more to be offered another slot.
  await trx('interview_bookings')
    .where({ applicant: person.id, state: 'no-show' })
    .whereNull('followed_up_at')
    .update({ followed_up_at: trx.ref('ends_at') });
  await trx('interview_bookings').where({ applicant: person.id }).update(nobody);
  await trx('interview_queue').where({ applicant: person.id }).update(nobody);
  await trx('interview_history').where({ by: person.id }).update({ by: pseudonym, why: '' });
  for (const account of person.accounts) {
    await messagesTo(trx, account).delete();
    await remindersOf(trx, account).delete();
  }
  return true;
}

function ofApplicant(knex: Knex, id: string): Knex.QueryBuilder {
  return bookingsWithMentor(knex).where('b.applicant', id).orderBy('b.id');
}

/** Everything that was, or is to be, said to somebody alone. SQLite's NOCASE folds A to Z, as `foldPersonName` does. */
function messagesTo(knex: Knex, { network, account }: Identity['accounts'][number]): Knex.QueryBuilder {
  return knex('outbox').where({ network }).whereNull('channel').whereRaw('account = ? COLLATE NOCASE', [account]);
}

function remindersOf(knex: Knex, { network, account }: Identity['accounts'][number]): Knex.QueryBuilder {
  return knex('personal_reminders').where({ network, account: foldPersonName(account) });
}

/** Bookings and entries belong to one person each, so the first of them names them and nobody else. */
function pseudonymOf(bookings: readonly { id: number }[], entries: readonly { id: number }[]): string {
  const [booking, entry] = [bookings[0], entries[0]];
  return `forgotten/${booking ? `b${booking.id}` : `q${entry?.id ?? 0}`}`;
}

/** Outbox rows that tell a mentor that an interview will not be. */
const TELLS_OF_THE_END = /:(?:cancelled|withdrawn|declined):mentor$/;

async function forgetMessages(trx: Knex, bookingId: number, words: ReturnType<ComposeCancelled>): Promise<void> {
  const rows: Pick<OutboxRow, 'id' | 'key' | 'ready_at'>[] = await trx('outbox')
    .where('key', '>=', `booking:${bookingId}:`)
    .where('key', '<', `booking:${bookingId};`)
    .select('id', 'key', 'ready_at');
  for (const { id, key, ready_at } of rows) {
    if (ready_at !== null && TELLS_OF_THE_END.test(key))
      await trx('outbox')
        .where({ id })
        .update({ reply: JSON.stringify(words), late_reply: null, reason: null });
    else await trx('outbox').where({ id }).delete();
  }
}
