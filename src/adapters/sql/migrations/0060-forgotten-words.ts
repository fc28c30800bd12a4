import type { Migration } from './migration.ts';

/**
 * The words of private messages go when these have ended (`outbox-words`), those from before this rule too; and which message said
 * what is forgotten by its age. The indexes hold what is to be forgotten, and so are nearly empty.
 */
export const forgottenWords: Migration = {
  name: '0060-forgotten-words',
  up: async (knex) => {
    await knex.raw(`UPDATE outbox SET reply = '{"blocks":[]}', late_reply = NULL
      WHERE kind IN ('personal', 'booking', 'interview') AND state IN ('sent', 'withdrawn')`);
    await knex.raw(`CREATE INDEX outbox_private_words ON outbox (ended_at)
      WHERE ended_at IS NOT NULL AND kind IN ('personal', 'booking', 'interview') AND reply <> '{"blocks":[]}'`);
    await knex.raw('CREATE INDEX said_events_said_at ON said_events (said_at)');
  },
};
