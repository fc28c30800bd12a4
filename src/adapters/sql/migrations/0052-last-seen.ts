import type { Migration } from './migration.ts';

/** When each of several accounts of a person was seen last: what is for them goes there, after a restart too. */
export const lastSeen: Migration = {
  name: '0052-last-seen',
  up: async (knex) => {
    await knex.schema.alterTable('people_accounts', (table) => {
      table.bigInteger('seen_at');
    });
  },
};
