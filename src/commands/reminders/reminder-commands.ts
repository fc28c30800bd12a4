import type { Command } from '../../bot/command.ts';
import { announce } from './announce.ts';
import { announcements, missed, reload } from './announcements.ts';
import { confirm } from './confirm.ts';
import { forget, listReminders } from './own-reminders.ts';
import { every, remind } from './remind.ts';
import { snooze } from './snooze.ts';

/** What people and org admins can tell the bot to say later. */
export const reminderCommands: readonly Command[] = [
  remind,
  every,
  listReminders,
  forget,
  snooze,
  confirm,
  announce,
  announcements,
  missed,
  reload,
];
