import type { Database } from '../adapters/sql/open-database.ts';
import { createSqlOutbox } from '../adapters/sql/sql-outbox.ts';
import { createSqlPauses } from '../adapters/sql/sql-pauses.ts';
import { createSqlReminders } from '../adapters/sql/sql-reminders.ts';
import type { ReminderStores } from '../bot/reminder-desk.ts';
import type { PersonalReminder } from '../ports/reminder-store.ts';
import { textReply } from '../ports/reply.ts';

/** @param wordsOf what is said when a person's reminder is due. */
export function createStores(database: Database, wordsOf: (reminder: PersonalReminder) => string): ReminderStores {
  return {
    outbox: createSqlOutbox(database),
    pauses: createSqlPauses(database),
    reminders: createSqlReminders(database, (reminder) => textReply(wordsOf(reminder))),
  };
}
