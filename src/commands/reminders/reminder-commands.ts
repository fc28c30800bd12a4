import type { Command } from '../../bot/command.ts';
import { announce } from './announce.ts';
import { announcements } from './announcements.ts';
import { confirm } from './confirm.ts';
import { every } from './every.ts';
import { forget } from './forget.ts';
import { missed } from './missed.ts';
import { reload } from './reload.ts';
import { remind } from './remind.ts';
import { reminders } from './reminders.ts';
import { snooze } from './snooze.ts';

/** What people and org admins can tell the bot to say later. */
export const reminderCommands: readonly Command[] = [
  remind,
  every,
  reminders,
  forget,
  snooze,
  confirm,
  announce,
  announcements,
  missed,
  reload,
];
