import type { KnownDate } from '../../domain/reminders/date-changes.ts';
import type { PlanStore } from '../../ports/plan-store.ts';
import { guardStore } from './guard-store.ts';
import type { Database } from './open-database.ts';
import { insertPlanned } from './plan-writer.ts';

/** What is remembered of planning, in the database. */
export function createSqlPlans({ knex }: Database): PlanStore {
  return {
    plannedAt: () =>
      guardStore('the plans could not be read', async () => {
        const rows: { scope: string; planned_at: number }[] = await knex('plans').select('scope', 'planned_at');
        return new Map(rows.map(({ scope, planned_at }) => [scope, planned_at]));
      }),
    setPlanned: (scopes, now) =>
      guardStore('the plans could not be written', async () => {
        if (scopes.length === 0) return;
        const rows = scopes.map((scope) => ({ scope, planned_at: now }));
        await knex('plans').insert(rows).onConflict('scope').merge(['planned_at']);
      }),
    knownDates: (program) =>
      guardStore('the known dates could not be read', async () => {
        const row: { dates: string } | undefined = await knex('known_programs').where({ program }).first('dates');
        // Only `recordDates` writes this column.
        return row === undefined ? null : (JSON.parse(row.dates) as readonly KnownDate[]);
      }),
    recordDates: (program, known, announcements, now) =>
      guardStore('the known dates could not be written', () =>
        knex.transaction(async (transaction) => {
          await insertPlanned(transaction, announcements, now);
          await transaction('known_programs')
            .insert({ program, dates: JSON.stringify(known) })
            .onConflict('program')
            .merge(['dates']);
        }),
      ),
  };
}
