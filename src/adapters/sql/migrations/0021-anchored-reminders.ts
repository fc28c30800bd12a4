import type { Migration } from './migration.ts';

/** Reminders that are counted from a key date, and follow it when it moves. */
export const anchoredReminders: Migration = {
  name: '0021-anchored-reminders',
  up: async (knex) => {
    await knex.schema.alterTable('personal_reminders', (table) => {
      // JSON; null for those with a time of their own.
      table.text('anchor');
      // No further time comes, unless the date moves.
      table.boolean('is_over').notNullable().defaultTo(false);
    });
    await knex.raw('DROP INDEX personal_reminders_repeating');
    await knex.raw(
      `CREATE INDEX personal_reminders_recurring ON personal_reminders (at)
       WHERE (repeat IS NOT NULL OR anchor IS NOT NULL) AND is_forgotten = 0 AND is_over = 0`,
    );
    await knex.raw(
      'CREATE INDEX personal_reminders_anchored ON personal_reminders (id) WHERE anchor IS NOT NULL AND is_forgotten = 0',
    );
  },
};
