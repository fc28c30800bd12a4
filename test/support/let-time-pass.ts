import { openDatabase } from '../../src/adapters/sql/open-database.ts';

/** Where instants stand; keys of the outbox that name one are of reminders of key dates, which these tests have none of. */
const INSTANTS: Readonly<Record<string, readonly string[]>> = {
  interview_slots: ['starts_at', 'ends_at'],
  interview_bookings: ['starts_at', 'ends_at', 'held_until', 'created_at', 'applicant_in_at', 'mentor_in_at'],
  interview_queue: ['joined_at', 'ended_at'],
  interview_history: ['at'],
  interview_events: ['at'],
  interview_lines: ['at'],
  interview_notes: ['at'],
  outbox: ['due_at', 'stale_at', 'ready_at', 'claimed_at', 'created_at', 'ended_at'],
};

/**
 * Lets time pass for a bot that does not run: everything in its database happened, and will happen, so much earlier. The bot then
 * finds it as it would if it had been away for so long.
 */
export async function letTimePass(file: string, ms: number): Promise<void> {
  const database = await openDatabase(file);
  const { knex } = database;
  for (const [table, columns] of Object.entries(INSTANTS))
    await knex(table).update(Object.fromEntries(columns.map((column) => [column, knex.raw('?? - ?', [column, ms])])));
  await database.close();
}

/** Lets it pass until an interview is about to begin. @param beforeMs how long before. */
export async function letTimePassUntilStart(file: string, bookingId: number, beforeMs: number): Promise<void> {
  const database = await openDatabase(file);
  const [booking]: { starts_at: number }[] = await database.knex('interview_bookings').where({ id: bookingId });
  await database.close();
  if (booking === undefined) throw new Error(`there is no booking ${bookingId}`);
  await letTimePass(file, booking.starts_at - Date.now() - beforeMs);
}
