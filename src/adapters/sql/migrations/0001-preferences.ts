import type { Migration } from './migration.ts';

/** What people set for themselves. `person` is an account where one is proved, else the nick behind a `~`. */
export const preferences: Migration = {
  name: '0001-preferences',
  up: async (knex) => {
    await knex.schema.createTable('preferences', (table) => {
      table.text('network').notNullable();
      table.text('person').notNullable();
      table.text('zone');
      table.primary(['network', 'person']);
    });
  },
};
