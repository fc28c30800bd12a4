import type { Knex } from 'knex';
import type { Waiting } from '../../domain/interviews/queue.ts';
import type { IdeaKey } from '../../domain/program/find.ts';
import type { InterviewStore } from '../../ports/interview-store.ts';
import { bookingsWithMentor, liveBookings } from './booking-reads.ts';
import type { Read } from './guard-store.ts';
import { type BookingRow, bookingOf, type QueueRow, waitingOf } from './interview-rows.ts';

/** What is asked about applicants and who of them waits. */
export function applicantReads(
  knex: Knex,
  read: Read,
): Pick<InterviewStore, 'applicant' | 'queue' | 'queuesOf' | 'findApplicant'> {
  return {
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
    findApplicant: (id) => read(() => findApplicant(knex, id)),
  };
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
  const [row]: BookingRow[] = await bookingsWithMentor(knex).where('b.applicant', id).orderBy('b.id', 'desc').limit(1);
  return row ? bookingOf(row).applicant : null;
}
