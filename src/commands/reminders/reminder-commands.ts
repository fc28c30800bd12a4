import type { Command } from '../../bot/command.ts';
import { announce } from './announce.ts';
import { announcements, missed, reload } from './announcements.ts';
import { confirm } from './confirm.ts';
import { forget, listReminders, snooze } from './own-reminders.ts';
import { remind } from './remind.ts';

/** What people and org admins can tell the bot to say later. */
export const reminderCommands: readonly Command[] = [
  remind,
  listReminders,
  forget,
  snooze,
  confirm,
  announce,
  announcements,
  missed,
  reload,
];
