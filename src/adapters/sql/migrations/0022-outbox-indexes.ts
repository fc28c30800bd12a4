import type { Migration } from './migration.ts';

/**
 * Indexes for what is asked of the outbox beside a million planned rows: who waits is found among the few that are due and open, and
 * what a clock that ran ahead claimed among what is claimed. One that nobody needs any more goes, for each is written with every row.
 */
export const outboxIndexes: Migration = {
  name: '0022-outbox-indexes',
  up: async (knex) => {
    await knex.raw('DROP INDEX outbox_open_recipient');
    await knex.raw('CREATE INDEX outbox_open_due ON outbox (due_at) WHERE ready_at IS NOT NULL');
    await knex.raw(
      'CREATE INDEX outbox_claimed ON outbox (claimed_at) WHERE claimed_at IS NOT NULL AND ready_at IS NOT NULL',
    );
  },
};
