import type { Command } from '../bot/command.ts';
import { ask } from './ask.ts';
import { contact } from './contact.ts';
import { date } from './date.ts';
import { dates } from './dates.ts';
import { guideCommands } from './guides.ts';
import { help } from './help.ts';
import { idea } from './idea.ts';
import { ideas } from './ideas.ts';
import { forgetMe } from './interviews/forget-me.ts';
import { interviewCommands } from './interviews/interview-commands.ts';
import { link } from './link.ts';
import { links } from './links.ts';
import { mentor } from './mentor.ts';
import { mentors } from './mentors.ts';
import { more } from './more.ts';
import { namesakes } from './namesakes.ts';
import { next } from './next.ts';
import { notify } from './notify.ts';
import { rejoin } from './rejoin.ts';
import { reminderCommands } from './reminders/reminder-commands.ts';
import { seasons } from './seasons.ts';
import { status } from './status.ts';
import { tz } from './tz.ts';
import { unlink } from './unlink.ts';
import { version } from './version.ts';
import { when } from './when.ts';

/** Every command, in the order in which help lists them. */
export const allCommands: readonly Command[] = [
  ...about('season', [help, ideas, idea, mentors, mentor, dates, next, date, when, ...guideCommands]),
  ...about('season', [contact, links, ask, more, seasons]),
  ...about('interviews', [...interviewCommands, ...namesakes]),
  ...about('reminders', reminderCommands),
  ...about('you', [tz, link, unlink, notify, forgetMe]),
  ...about('bot', [version, status, rejoin]),
];

function about(topic: Command['topic'], commands: readonly Command[]): readonly Command[] {
  return commands.map((command) => ({ ...command, topic }));
}
