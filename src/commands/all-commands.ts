import type { Command } from '../bot/command.ts';
import { ask } from './ask.ts';
import { contact } from './contact.ts';
import { date } from './date.ts';
import { dates } from './dates.ts';
import { guideCommands } from './guides.ts';
import { help } from './help.ts';
import { idea } from './idea.ts';
import { ideas } from './ideas.ts';
import { links } from './links.ts';
import { mentor } from './mentor.ts';
import { mentors } from './mentors.ts';
import { more } from './more.ts';
import { next } from './next.ts';
import { rejoin } from './rejoin.ts';
import { seasons } from './seasons.ts';
import { status } from './status.ts';
import { tz } from './tz.ts';
import { version } from './version.ts';
import { when } from './when.ts';

/** Every command, in the order in which help lists them. */
export const allCommands: readonly Command[] = [
  help,
  ideas,
  idea,
  mentors,
  mentor,
  dates,
  next,
  date,
  when,
  ...guideCommands,
  contact,
  links,
  ask,
  more,
  tz,
  seasons,
  version,
  status,
  rejoin,
];
