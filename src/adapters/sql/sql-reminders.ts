import type { Knex } from 'knex';
import { foldPersonName } from '../../domain/people/fold-name.ts';
import { DAY_MS } from '../../domain/time/units.ts';
import type { PlannedMessage } from '../../ports/outbox.ts';
import type { PersonalReminder, ReminderStore } from '../../ports/reminder-store.ts';
import { guardStore } from './guard-store.ts';
import type { Database } from './open-database.ts';
import { insertPlanned, withdrawSeries } from './plan-writer.ts';
import { type ReminderRow, reminderMessageOf, reminderOf, reminderRowOf, seriesOf } from './reminder-row.ts';

/** What is said at a reminder's time, and in its place when that is late. */
export type ReminderWords = (reminder: PersonalReminder) => Pick<PlannedMessage, 'reply' | 'lateReply'>;

/** Reminders that people asked for, in the database. */
export function createSqlReminders({ knex }: Database, wordsOf: ReminderWords): ReminderStore {
  /** Writes it as it is now, and its message. */
  const plan = async (trx: Knex, reminder: PersonalReminder, now: number): Promise<void> => {
    const { text, at, repeat, anchor } = reminderRowOf(reminder);
    const [row]: { revision: number }[] = await trx('personal_reminders')
      .where({ id: reminder.id })
      .update({ text, at, repeat, anchor, is_over: false, revision: trx.raw('revision + 1') })
      .returning('revision');
    const message = reminderMessageOf(reminder, row?.revision ?? 0, wordsOf(reminder));
    await insertPlanned(trx, [message], now);
    await trx('personal_reminders').where({ id: reminder.id }).update({ outbox_key: message.key });
  };
  return {
    add: (reminder, limit) =>
      guardStore('the reminder could not be written', () =>
        knex.transaction(async (trx) => {
          // The row is written first, so that two requests at once cannot both count the same open ones.
          const [row] = await trx('personal_reminders')
            .insert({ ...reminderRowOf(reminder), created_at: reminder.createdAt, outbox_key: '' })
            .returning('id');
          const added = { ...reminder, id: Number(row?.id) };
          const open = await openOf(trx, reminder.network, reminder.account);
          if (open.length >= limit) {
            await trx('personal_reminders').where({ id: added.id }).delete();
            return null;
          }
          await plan(trx, added, reminder.createdAt);
          return added;
        }),
      ),
    listOf: (network, account) =>
      guardStore('the reminders could not be read', async () => (await openOf(knex, network, account)).map(reminderOf)),
    find: (network, account, id, now) =>
      guardStore('the reminders could not be read', async () => {
        const row: ReminderRow | undefined = await ofPerson(knex, network, account)
          .where({ id })
          .where((either) => either.where('at', '>', now - DAY_MS).orWhereExists(openMessage(knex)))
          .first();
        return row === undefined ? null : reminderOf(row);
      }),
    lastSaid: (network, account, now) =>
      guardStore('the reminders could not be read', async () => {
        const row: ReminderRow | undefined = await ofPerson(knex, network, account)
          .join('outbox', 'outbox.series', knex.raw("'personal/' || personal_reminders.id"))
          .where('outbox.state', 'sent')
          .where('outbox.ended_at', '>', now - DAY_MS)
          .orderBy('outbox.ended_at', 'desc')
          .first('personal_reminders.*');
        return row === undefined ? null : reminderOf(row);
      }),
    forget: (network, account, id, now) =>
      guardStore('the reminder could not be forgotten', () =>
        knex.transaction(async (trx) => {
          const [row]: ReminderRow[] = await ofPerson(trx, network, account)
            .where({ id })
            .update({ is_forgotten: true })
            .returning('*');
          if (!row) return false;
          const withdrawn = await withdrawSeries(trx, seriesOf(id), 'forgotten', now);
          return withdrawn > 0 || row.repeat !== null;
        }),
      ),
    forgetAll: (network, account) =>
      guardStore('the reminders could not be deleted', () =>
        knex.transaction(async (trx) => {
          const rows: { id: number }[] = await allOf(trx, network, account).select('id');
          await allOf(trx, network, account).delete();
          for (const { id } of rows)
            await trx('outbox')
              .whereIn('series', [seriesOf(id), `${seriesOf(id)}/date`])
              .delete();
          return rows.length;
        }),
      ),
    countOf: (network, account) =>
      guardStore('the reminders could not be read', async () => {
        const [row] = await allOf(knex, network, account).count({ count: '*' });
        return Number(row?.['count'] ?? 0);
      }),
    change: (reminder, now, notices = []) =>
      guardStore('the reminder could not be changed', () =>
        knex.transaction(async (trx) => {
          await withdrawSeries(trx, seriesOf(reminder.id), 'changed', now);
          await plan(trx, reminder, now);
          await insertPlanned(trx, notices, now);
        }),
      ),
    planNext: (now, next) =>
      guardStore('reminders could not be planned again', async () => {
        const due: ReminderRow[] = await recurringDue(knex, now);
        // Nearly always there are none, and then nothing is written.
        if (due.length === 0) return 0;
        return knex.transaction(async (trx) => {
          const rows: ReminderRow[] = await recurringDue(trx, now);
          for (const row of rows) {
            const at = next(reminderOf(row));
            if (at === null) await trx('personal_reminders').where({ id: row.id }).update({ is_over: true });
            else await plan(trx, { ...reminderOf(row), at }, now);
          }
          return rows.length;
        });
      }),
    anchored: () =>
      guardStore('the reminders could not be read', async () => {
        const rows: ReminderRow[] = await knex('personal_reminders')
          .whereNotNull('anchor')
          .where('is_forgotten', knex.raw('0'))
          .orderBy('id')
          .select('*');
        return rows.map(reminderOf);
      }),
    end: (reminder, reason, now, notices) =>
      guardStore('the reminder could not be ended', () =>
        knex.transaction(async (trx) => {
          await withdrawSeries(trx, seriesOf(reminder.id), reason, now);
          const { anchor } = reminderRowOf(reminder);
          await trx('personal_reminders').where({ id: reminder.id }).update({ anchor, is_over: true });
          await insertPlanned(trx, notices, now);
        }),
      ),
  };
}

/** Those that were forgotten too: their texts are still there. */
function allOf(knex: Knex, network: string, account: string): Knex.QueryBuilder {
  return knex('personal_reminders').where({ network, account: foldPersonName(account) });
}

function ofPerson(knex: Knex, network: string, account: string): Knex.QueryBuilder {
  return knex('personal_reminders').where({
    'personal_reminders.network': network,
    'personal_reminders.account': foldPersonName(account),
    is_forgotten: 0,
  });
}

/** Those that come again and whose time is there. Written out, for SQLite must see that the partial index fits. */
function recurringDue(knex: Knex, now: number): Knex.QueryBuilder {
  return knex('personal_reminders')
    .whereRaw('(repeat IS NOT NULL OR anchor IS NOT NULL) AND is_forgotten = 0 AND is_over = 0')
    .where('at', '<=', now)
    .select('*');
}

/** Those that will still be said. */
async function openOf(knex: Knex, network: string, account: string): Promise<ReminderRow[]> {
  return ofPerson(knex, network, account)
    .where((either) => either.whereNotNull('repeat').orWhereExists(openMessage(knex)))
    .whereNot({ outbox_key: '' })
    .orderBy('at')
    .select('*');
}

/** Its message, as long as it is not said. */
function openMessage(knex: Knex): Knex.QueryBuilder {
  return knex('outbox')
    .where('key', knex.ref('personal_reminders.outbox_key'))
    .whereNotNull('ready_at')
    .select(knex.raw('1'));
}
