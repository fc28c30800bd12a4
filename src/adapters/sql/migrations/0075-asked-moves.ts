import type { Migration } from './migration.ts';

const LIVE = "'held', 'booked', 'checked-in', 'running'";

/**
 * A mentor asks to move a booking: what is held for that is beside the booking, for the same idea and perhaps at a time that overlaps, until
 * the applicant has answered. Of one booking that is asked once at a time.
 */
export const askedMoves: Migration = {
  name: '0075-asked-moves',
  up: async (knex) => {
    for (const statement of STATEMENTS) await knex.raw(statement);
  },
};

const STATEMENTS: readonly string[] = [
  'DROP INDEX interview_one_per_idea',
  `CREATE UNIQUE INDEX interview_one_per_idea ON interview_bookings (applicant, program, idea)
    WHERE state IN ('booked', 'checked-in', 'running') OR (state = 'held' AND replaces IS NULL)`,
  "CREATE UNIQUE INDEX interview_one_asked ON interview_bookings (replaces) WHERE state = 'held' AND replaces IS NOT NULL",
  'DROP TRIGGER interview_no_overlap_new',
  'DROP TRIGGER interview_no_overlap_again',
  overlapTrigger('interview_no_overlap_new', 'INSERT', `NEW.state IN (${LIVE})`),
  overlapTrigger(
    'interview_no_overlap_again',
    'UPDATE OF state, applicant',
    `NEW.state IN (${LIVE}) AND (OLD.state NOT IN (${LIVE}) OR OLD.applicant <> NEW.applicant)`,
  ),
];

/** Of the two that are one interview only one will be. */
function overlapTrigger(name: string, event: string, condition: string): string {
  return `CREATE TRIGGER ${name} BEFORE ${event} ON interview_bookings WHEN ${condition} AND EXISTS (
    SELECT 1 FROM interview_bookings WHERE applicant = NEW.applicant AND state IN (${LIVE}) AND id IS NOT NEW.id
      AND id IS NOT NEW.replaces AND replaces IS NOT NEW.id AND starts_at < NEW.ends_at AND ends_at > NEW.starts_at
  ) BEGIN SELECT RAISE(ABORT, 'two interviews of a person overlap'); END`;
}
