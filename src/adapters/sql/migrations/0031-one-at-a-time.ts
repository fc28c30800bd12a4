import type { Migration } from './migration.ts';

/** Nobody is in two interviews at once, on whichever side; the words for one applicant would be heard by another. */
export const oneAtATime: Migration = {
  name: '0031-one-at-a-time',
  up: async (knex) => {
    // Of those that ran at once until now the one that was booked last goes on.
    await knex.raw(`UPDATE interview_bookings SET state = 'done' WHERE state = 'running' AND EXISTS (
      SELECT 1 FROM interview_bookings AS later WHERE later.state = 'running' AND later.id > interview_bookings.id
        AND (later.host = interview_bookings.host OR later.applicant = interview_bookings.applicant))`);
    await knex.raw("CREATE UNIQUE INDEX interview_one_host ON interview_bookings (host) WHERE state = 'running'");
    await knex.raw(
      "CREATE UNIQUE INDEX interview_one_applicant ON interview_bookings (applicant) WHERE state = 'running'",
    );
  },
};
