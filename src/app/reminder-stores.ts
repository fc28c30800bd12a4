import type { Database } from '../adapters/sql/open-database.ts';
import { createSqlOutbox } from '../adapters/sql/sql-outbox.ts';
import { createSqlPauses } from '../adapters/sql/sql-pauses.ts';
import { createSqlReminders } from '../adapters/sql/sql-reminders.ts';
import { personalTexts } from '../answers/compose/personal-text.ts';
import type { Phrasebook } from '../answers/compose/phrasebook.ts';
import type { ReminderStores } from '../bot/reminder-desk.ts';
import type { Program } from '../domain/program/program.ts';
import { textReply } from '../ports/reply.ts';

/** @param programs as they are when a reminder is planned. */
export function createStores(database: Database, programs: () => readonly Program[], say: Phrasebook): ReminderStores {
  return {
    outbox: createSqlOutbox(database),
    pauses: createSqlPauses(database),
    reminders: createSqlReminders(database, (reminder) => {
      const from = reminder.recipient.kind === 'channel' ? reminder.account : null;
      const { onTime, late } = personalTexts({ ...reminder, from }, programs(), say);
      return { reply: textReply(onTime), lateReply: textReply(late) };
    }),
  };
}
