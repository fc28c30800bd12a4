import type { Migration } from './migration.ts';

/** What the bot remembers of its planning: what was planned until when, the key dates as last seen, and who must not be spoken to. */
export const plans: Migration = {
  name: '0004-plans',
  up: async (knex) => {
    await knex.schema.createTable('plans', (table) => {
      table.text('scope').primary();
      table.bigInteger('planned_at').notNullable();
    });
    await knex.schema.createTable('known_programs', (table) => {
      table.text('program').primary();
      // JSON: the key dates with their revisions.
      table.text('dates').notNullable();
    });
    await knex.schema.createTable('channel_pauses', (table) => {
      table.text('network').notNullable();
      table.text('channel').notNullable();
      table.bigInteger('since').notNullable();
      table.text('by').notNullable();
      table.primary(['network', 'channel']);
    });
  },
};
