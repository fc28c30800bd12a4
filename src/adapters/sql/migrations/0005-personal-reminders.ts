import type { Migration } from './migration.ts';

/** What people asked to be reminded of; the messages themselves are in the outbox. */
export const personalReminders: Migration = {
  name: '0005-personal-reminders',
  up: async (knex) => {
    await knex.schema.createTable('personal_reminders', (table) => {
      table.increments('id');
      table.text('network').notNullable();
      // Folded, for comparing.
      table.text('account').notNullable();
      // JSON.
      table.text('recipient').notNullable();
      table.text('text').notNullable();
      table.bigInteger('at').notNullable();
      // JSON; null for once.
      table.text('repeat');
      table.bigInteger('created_at').notNullable();
      // The message in the outbox that says it next, or said it last.
      table.text('outbox_key').notNullable();
      // How often it was planned.
      table.integer('revision').notNullable().defaultTo(0);
      table.boolean('is_forgotten').notNullable().defaultTo(false);
      table.index(['network', 'account']);
    });
    await knex.raw(
      'CREATE INDEX personal_reminders_repeating ON personal_reminders (at) WHERE repeat IS NOT NULL AND is_forgotten = 0',
    );
  },
};
