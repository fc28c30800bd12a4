import type { Migration } from './migration.ts';

/** Accounts that belong to one person, and codes by which more may be linked; of a code only a salted hash is kept. */
export const people: Migration = {
  name: '0020-people',
  up: async (knex) => {
    await knex.schema.createTable('people', (table) => {
      table.text('id').primary();
      table.text('notify').notNullable();
    });
    await knex.schema.createTable('people_accounts', (table) => {
      table.text('network').notNullable();
      table.text('account').notNullable();
      table.text('person').notNullable().references('people.id').index();
      table.primary(['network', 'account']);
    });
    await knex.schema.createTable('link_codes', (table) => {
      table.increments('id');
      table.text('network').notNullable();
      table.text('account').notNullable();
      table.text('salt').notNullable();
      table.text('hash').notNullable();
      table.bigInteger('expires_at').notNullable();
      table.integer('tries').notNullable().defaultTo(0);
      table.unique(['network', 'account']);
    });
  },
};
