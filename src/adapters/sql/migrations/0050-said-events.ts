import type { Migration } from './migration.ts';

/** What was said to what on networks whose messages have ids, which of them say what stands in the outbox, and the signs on those that asked for something. */
export const saidEvents: Migration = {
  name: '0050-said-events',
  up: async (knex) => {
    await knex.schema.createTable('exchanges', (table) => {
      table.text('network').notNullable();
      table.text('question_id').notNullable();
      table.text('room_id').notNullable();
      table.text('sender').notNullable();
      table.text('thread');
      table.boolean('is_redacted').notNullable();
      table.bigInteger('heard_at').notNullable().index();
      table.primary(['network', 'question_id']);
    });
    await knex.schema.createTable('exchange_answers', (table) => {
      table.text('network').notNullable();
      table.text('event_id').notNullable();
      table.text('room_id').notNullable();
      table.text('question_id').notNullable();
      table.primary(['network', 'event_id']);
      table
        .foreign(['network', 'question_id'])
        .references(['network', 'question_id'])
        .inTable('exchanges')
        .onDelete('CASCADE');
      table.index(['network', 'question_id']);
    });
    await knex.schema.createTable('said_events', (table) => {
      table.text('network').notNullable();
      table.text('event_id').notNullable();
      // Of a message in the outbox; a network may say several as one.
      table.text('key').notNullable();
      table.bigInteger('said_at').notNullable();
      table.primary(['network', 'event_id', 'key']);
    });
    await knex.schema.createTable('signs', (table) => {
      table.text('network').notNullable();
      table.text('sign_id').notNullable();
      table.text('event_id').notNullable();
      table.text('account').notNullable();
      table.primary(['network', 'sign_id']);
    });
  },
};
