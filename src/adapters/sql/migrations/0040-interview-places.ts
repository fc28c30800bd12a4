import type { Migration } from './migration.ts';

/** Where interviews are held and who is in them; `ports/interview-record.ts` says what the columns mean. */
export const interviewPlaces: Migration = {
  name: '0040-interview-places',
  up: async (knex) => {
    await knex.schema.createTable('interview_places', (table) => {
      table.integer('booking_id').primary().references('interview_bookings.id');
      table.text('kind').notNullable();
      // Of a place of its own.
      table.text('network');
      table.text('name');
      table.text('title');
    });
    await knex.raw("CREATE INDEX interview_unclosed ON interview_places (booking_id) WHERE kind <> 'closed'");
    await knex.schema.createTable('interview_attendants', (table) => {
      table.increments('id');
      table.integer('booking_id').notNullable().references('interview_bookings.id');
      table.text('role').notNullable();
      table.text('network').notNullable();
      table.text('account').notNullable();
      table.text('nick').notNullable();
      table.unique(['booking_id', 'network', 'account']);
    });
    // What of the last long line has not been asked for yet, as JSON.
    await knex.schema.createTable('interview_rests', (table) => {
      table.integer('booking_id').notNullable().references('interview_bookings.id');
      table.text('side').notNullable();
      table.text('blocks').notNullable();
      table.primary(['booking_id', 'side']);
    });
  },
};
