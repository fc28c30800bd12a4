import type { Migration } from './migration.ts';

/** Where ids of people stood when this was written. */
const COLUMNS = [
  ['people_accounts', 'person'],
  ['interview_bookings', 'applicant'],
  ['interview_queue', 'applicant'],
  ['interview_slots', 'mentor'],
  ['interview_bookings', 'host'],
  ['interview_history', 'by'],
] as const;

/**
 * Gives people with several accounts an id of their own in place of their first account's, so that any account can leave; and lets a
 * code tell which account has claimed it.
 */
export const peopleIds: Migration = {
  name: '0051-people-ids',
  up: async (knex) => {
    await knex.schema.alterTable('link_codes', (table) => {
      table.text('claimed_network');
      table.text('claimed_account');
    });
    const linked: { person: string }[] = await knex('people_accounts')
      .groupBy('person')
      .havingRaw('count(*) > 1')
      .select('person');
    for (const [at, { person }] of linked.entries()) {
      const id = `person/0.${at + 1}`;
      const row = await knex('people').where({ id: person }).first('notify');
      await knex('people').insert({ id, notify: row?.notify ?? 'last' });
      for (const [table, column] of COLUMNS)
        await knex(table)
          .where({ [column]: person })
          .update({ [column]: id });
      await knex('people').where({ id: person }).delete();
    }
  },
};
