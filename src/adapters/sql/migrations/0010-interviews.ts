import type { Migration } from './migration.ts';

/** The states in which a booking is live; a step that is released keeps to what they were. */
const LIVE = "'held', 'booked', 'checked-in', 'running'";

/**
 * Slots, bookings, queues and their history; the types in `domain/interviews` say what the columns mean.
 *
 * The indexes and triggers have the last word on what must never be, whatever the program believes: two live bookings on a slot,
 * two of a person for an idea, two of a person or two slots of a mentor at overlapping times.
 */
export const interviews: Migration = {
  name: '0010-interviews',
  up: async (knex) => {
    await knex.schema.createTable('interview_slots', (table) => {
      table.increments('id');
      table.text('program').notNullable();
      table.text('idea').notNullable();
      table.text('mentor').notNullable();
      table.text('mentor_network').notNullable();
      table.text('mentor_account').notNullable();
      table.text('mentor_nick').notNullable();
      table.bigInteger('starts_at').notNullable();
      table.bigInteger('ends_at').notNullable();
      table.text('state').notNullable();
    });
    await knex.schema.createTable('interview_bookings', (table) => {
      table.increments('id');
      table.integer('version').notNullable();
      table.integer('slot_id').notNullable().references('interview_slots.id');
      table.text('program').notNullable();
      table.text('idea').notNullable();
      table.text('applicant').notNullable();
      table.text('applicant_network').notNullable();
      table.text('applicant_account').notNullable();
      table.text('applicant_nick').notNullable();
      table.bigInteger('starts_at').notNullable();
      table.bigInteger('ends_at').notNullable();
      table.text('state').notNullable();
      table.text('origin').notNullable();
      table.bigInteger('held_until');
      table.bigInteger('created_at').notNullable();
      table.integer('replaces');
      table.bigInteger('applicant_in_at');
      table.bigInteger('mentor_in_at');
      table.text('host');
      table.text('host_network');
      table.text('host_account');
      table.text('host_nick');
      table.text('missing');
      table.boolean('is_late_cancel').notNullable();
    });
    await knex.schema.createTable('interview_queue', (table) => {
      table.increments('id');
      table.text('program').notNullable();
      table.text('idea').notNullable();
      table.text('applicant').notNullable();
      table.text('applicant_network').notNullable();
      table.text('applicant_account').notNullable();
      table.text('applicant_nick').notNullable();
      table.bigInteger('joined_at').notNullable();
      table.bigInteger('ended_at');
      table.text('end');
    });
    await knex.schema.createTable('interview_history', (table) => {
      table.increments('id');
      table.bigInteger('at').notNullable();
      table.text('by').notNullable();
      table.text('what').notNullable();
      table.text('why').notNullable();
      table.integer('slot_id');
      table.integer('booking_id');
    });
    await knex.schema.createTable('interview_events', (table) => {
      table.integer('booking_id').notNullable().references('interview_bookings.id');
      table.integer('number').notNullable();
      table.text('kind').notNullable();
      table.bigInteger('at').notNullable();
      table.integer('by_ms');
      // Two who act at the same time cannot both be the next.
      table.primary(['booking_id', 'number']);
    });
    await knex.schema.createTable('interview_lines', (table) => {
      table.increments('id');
      table.integer('booking_id').notNullable().references('interview_bookings.id').index();
      table.text('side').notNullable();
      table.text('nick').notNullable();
      table.text('text').notNullable();
      table.bigInteger('at').notNullable();
    });
    await knex.schema.createTable('interview_notes', (table) => {
      table.increments('id');
      table.integer('booking_id').notNullable().references('interview_bookings.id').index();
      table.text('by').notNullable();
      table.text('nick').notNullable();
      table.integer('score');
      table.text('text').notNullable();
      table.bigInteger('at').notNullable();
    });
    await knex.schema.createTable('interview_exercises', (table) => {
      table.text('program').notNullable();
      table.text('idea').notNullable();
      table.integer('number').notNullable();
      table.text('text').notNullable();
      table.text('by').notNullable();
      table.primary(['program', 'idea', 'number']);
    });
    // Which exercise somebody gets, or got.
    await knex.schema.createTable('interview_choices', (table) => {
      table.integer('booking_id').primary().references('interview_bookings.id');
      table.integer('number').notNullable();
    });
    for (const statement of CONSTRAINTS) await knex.raw(statement);
  },
};

const CONSTRAINTS: readonly string[] = [
  `CREATE UNIQUE INDEX interview_one_per_slot ON interview_bookings (slot_id) WHERE state IN (${LIVE})`,
  `CREATE UNIQUE INDEX interview_one_per_idea ON interview_bookings (applicant, program, idea) WHERE state IN (${LIVE})`,
  `CREATE INDEX interview_live_times ON interview_bookings (applicant, starts_at) WHERE state IN (${LIVE})`,
  'CREATE INDEX interview_of_applicant ON interview_bookings (applicant, program, idea)',
  'CREATE INDEX interview_bookings_of_slot ON interview_bookings (slot_id)',
  "CREATE INDEX interview_holds ON interview_bookings (held_until) WHERE state = 'held'",
  "CREATE INDEX interview_begins ON interview_bookings (starts_at) WHERE state IN ('booked', 'checked-in', 'running')",
  "CREATE INDEX interview_running ON interview_bookings (id) WHERE state = 'running'",
  `CREATE INDEX interview_live_of_idea ON interview_bookings (program, idea, starts_at) WHERE state IN (${LIVE})`,
  "CREATE UNIQUE INDEX interview_mentor_times ON interview_slots (mentor, starts_at) WHERE state = 'offered'",
  "CREATE INDEX interview_open_slots ON interview_slots (program, starts_at) WHERE state = 'offered'",
  'CREATE UNIQUE INDEX interview_waits_once ON interview_queue (applicant, program, idea) WHERE ended_at IS NULL',
  'CREATE INDEX interview_waiting ON interview_queue (program, idea, id) WHERE ended_at IS NULL',
  'CREATE INDEX interview_history_of ON interview_history (booking_id)',
  overlapTrigger('interview_no_overlap_new', 'INSERT', `NEW.state IN (${LIVE})`),
  overlapTrigger(
    'interview_no_overlap_again',
    'UPDATE OF state, applicant',
    `NEW.state IN (${LIVE}) AND (OLD.state NOT IN (${LIVE}) OR OLD.applicant <> NEW.applicant)`,
  ),
  clashTrigger('interview_no_clash_new', 'INSERT'),
  clashTrigger('interview_no_clash_again', 'UPDATE OF mentor'),
];

function overlapTrigger(name: string, event: string, condition: string): string {
  return `CREATE TRIGGER ${name} BEFORE ${event} ON interview_bookings WHEN ${condition} AND EXISTS (
    SELECT 1 FROM interview_bookings WHERE applicant = NEW.applicant AND state IN (${LIVE}) AND id IS NOT NEW.id
      AND starts_at < NEW.ends_at AND ends_at > NEW.starts_at
  ) BEGIN SELECT RAISE(ABORT, 'two interviews of a person overlap'); END`;
}

function clashTrigger(name: string, event: string): string {
  return `CREATE TRIGGER ${name} BEFORE ${event} ON interview_slots WHEN NEW.state = 'offered' AND EXISTS (
    SELECT 1 FROM interview_slots WHERE mentor = NEW.mentor AND state = 'offered' AND id IS NOT NEW.id
      AND starts_at < NEW.ends_at AND ends_at > NEW.starts_at
  ) BEGIN SELECT RAISE(ABORT, 'two slots of a mentor overlap'); END`;
}
