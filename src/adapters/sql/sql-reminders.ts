import type { Knex } from 'knex';
import type { Recipient } from '../../domain/reminders/recipient.ts';
import type { Repeat } from '../../domain/reminders/repeat.ts';
import type { PlannedMessage } from '../../ports/outbox.ts';
import type { PersonalReminder, ReminderStore } from '../../ports/reminder-store.ts';
import { foldPersonName } from '../../ports/sender.ts';
import { guardStore } from './guard-store.ts';
import type { Database } from './open-database.ts';
import { insertPlanned, withdrawPlanned } from './sql-outbox.ts';

interface ReminderRow {
  readonly id: number;
  readonly network: string;
  readonly account: string;
  /** JSON. */
  readonly recipient: string;
  readonly text: string;
  readonly at: number;
  /** JSON. */
  readonly repeat: string | null;
  readonly created_at: number;
  readonly outbox_key: string;
}

const DAY_MS = 86_400_000;

/** @param wordsOf what is said at its time. */
export function createSqlReminders(
  { knex }: Database,
  wordsOf: (reminder: PersonalReminder) => PlannedMessage['reply'],
): ReminderStore {
  /** Each time that it is planned it gets another key, for it may be moved away and back. */
  const plan = async (trx: Knex, reminder: PersonalReminder, now: number): Promise<void> => {
    const [row]: { revision: number }[] = await trx('personal_reminders')
      .where({ id: reminder.id })
      .update({ at: reminder.at, text: reminder.text, revision: trx.raw('revision + 1') })
      .returning('revision');
    const message = messageOf(reminder, row?.revision ?? 0, wordsOf(reminder));
    await insertPlanned(trx, [message], now);
    await trx('personal_reminders').where({ id: reminder.id }).update({ outbox_key: message.key });
  };
  return {
    add: (reminder, limit) =>
      guardStore('the reminder could not be written', () =>
        knex.transaction(async (trx) => {
          // The row is written first, so that two requests at once cannot both count the same open ones.
          const [row] = await trx('personal_reminders')
            .insert({ ...rowOf(reminder), created_at: reminder.createdAt, outbox_key: '' })
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
          .where('at', '>', now - DAY_MS)
          .first();
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
          const wasOpen = await withdrawPlanned(trx, row.outbox_key, 'forgotten by who asked for it', now);
          return wasOpen || row.repeat !== null;
        }),
      ),
    change: (reminder, now) =>
      guardStore('the reminder could not be changed', () =>
        knex.transaction(async (trx) => {
          const row: ReminderRow | undefined = await trx('personal_reminders').where({ id: reminder.id }).first();
          if (!row) return;
          await withdrawPlanned(trx, row.outbox_key, 'changed by who asked for it', now);
          await plan(trx, reminder, now);
        }),
      ),
    repeatDue: (now, next) =>
      guardStore('reminders could not be planned again', () =>
        knex.transaction(async (trx) => {
          const rows: ReminderRow[] = await trx('personal_reminders')
            .whereNotNull('repeat')
            .where({ is_forgotten: 0 })
            .where('at', '<=', now)
            .select('*');
          for (const row of rows) {
            const reminder = reminderOf(row);
            if (reminder.repeat === null) continue;
            await plan(trx, { ...reminder, at: next(reminder.repeat) }, now);
          }
          return rows.length;
        }),
      ),
  };
}

function ofPerson(knex: Knex, network: string, account: string): Knex.QueryBuilder {
  return knex('personal_reminders').where({ network, account: foldPersonName(account), is_forgotten: 0 });
}

/** Those that will still be said. */
async function openOf(knex: Knex, network: string, account: string): Promise<ReminderRow[]> {
  return ofPerson(knex, network, account)
    .where((either) =>
      either
        .whereNotNull('repeat')
        .orWhereIn('outbox_key', knex('outbox').where({ kind: 'personal' }).whereNotNull('ready_at').select('key')),
    )
    .whereNot({ outbox_key: '' })
    .orderBy('at')
    .select('*');
}

function messageOf(
  { id, at, recipient }: PersonalReminder,
  revision: number,
  reply: PlannedMessage['reply'],
): PlannedMessage {
  return {
    key: `personal/${id}/${revision}`,
    kind: 'personal',
    series: `personal/${id}`,
    recipient,
    reply,
    dueAt: at,
    // Nobody in a channel waits for it a day later; a person does until they are back.
    staleAt: recipient.kind === 'channel' ? at + DAY_MS : null,
  };
}

function rowOf({ network, account, recipient, text, at, repeat }: Omit<PersonalReminder, 'id'>) {
  return {
    network,
    account: foldPersonName(account),
    recipient: JSON.stringify(recipient),
    text,
    at,
    repeat: repeat === null ? null : JSON.stringify(repeat),
  };
}

function reminderOf(row: ReminderRow): PersonalReminder {
  const { id, network, account, text, at } = row;
  return {
    id,
    network,
    account,
    text,
    at,
    createdAt: row.created_at,
    // Only `rowOf` writes these columns.
    recipient: JSON.parse(row.recipient) as Recipient,
    repeat: row.repeat === null ? null : (JSON.parse(row.repeat) as Repeat),
  };
}
