import type { Migration } from './migration.ts';

/**
 * Everything that the bot says unasked; `ports/outbox.ts` says what the columns mean.
 *
 * `ready_at` is when a message may be claimed: its due time, the next try, or the end of a lease; null once it has ended. So
 * one small index finds what is to be done, however much has been said.
 */
export const outbox: Migration = {
  name: '0002-outbox',
  up: async (knex) => {
    await knex.schema.createTable('outbox', (table) => {
      table.increments('id');
      table.text('key').notNullable().unique();
      table.text('kind').notNullable();
      table.text('series').notNullable();
      table.text('network').notNullable();
      // One of channel and account is set.
      table.text('channel');
      table.text('account');
      table.text('nick');
      table.text('reply').notNullable();
      table.text('late_reply');
      table.text('group_name');
      table.bigInteger('due_at').notNullable();
      table.bigInteger('stale_at');
      table.bigInteger('ready_at');
      table.text('state').notNullable();
      table.integer('attempts').notNullable().defaultTo(0);
      table.integer('claims').notNullable().defaultTo(0);
      table.bigInteger('claimed_at');
      table.boolean('was_late').notNullable().defaultTo(false);
      table.text('reason');
      table.bigInteger('created_at').notNullable();
      table.bigInteger('ended_at');
    });
    await knex.raw('CREATE INDEX outbox_ready ON outbox (ready_at) WHERE ready_at IS NOT NULL');
    await knex.raw('CREATE INDEX outbox_open_kind ON outbox (kind) WHERE ready_at IS NOT NULL');
    await knex.raw(
      'CREATE INDEX outbox_open_recipient ON outbox (network, channel, account) WHERE ready_at IS NOT NULL',
    );
    await knex.raw('CREATE INDEX outbox_series ON outbox (series, due_at)');
    await knex.raw('CREATE INDEX outbox_due ON outbox (due_at)');
    await knex.raw('CREATE INDEX outbox_late ON outbox (network, channel, ended_at) WHERE was_late = 1');
    await knex.raw('CREATE INDEX outbox_ended ON outbox (ended_at) WHERE ended_at IS NOT NULL');
  },
};
