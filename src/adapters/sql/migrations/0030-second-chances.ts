import type { Migration } from './migration.ts';

/** What becomes of applicants whose interview did not take place, and where a booking was moved to; the types in `domain/interviews` say what the columns mean. */
export const secondChances: Migration = {
  name: '0030-second-chances',
  up: async (knex) => {
    await knex.schema.alterTable('interview_bookings', (table) => table.bigInteger('followed_up_at'));
    await knex.schema.alterTable('interview_queue', (table) =>
      table.boolean('is_second_chance').notNullable().defaultTo(false),
    );
    // What was missed before this rule was there stays as it was left.
    await knex('interview_bookings')
      .where({ state: 'no-show' })
      .update({ followed_up_at: knex.ref('ends_at') });
    await knex.raw(
      "CREATE INDEX interview_to_follow_up ON interview_bookings (ends_at) WHERE state = 'no-show' AND followed_up_at IS NULL",
    );
    await knex.raw('CREATE INDEX interview_replaces ON interview_bookings (replaces) WHERE replaces IS NOT NULL');
    await knex.raw('DROP INDEX interview_waiting');
    await knex.raw(
      'CREATE INDEX interview_waiting ON interview_queue (program, idea, joined_at, id) WHERE ended_at IS NULL',
    );
  },
};
