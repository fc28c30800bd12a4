import type { Settings } from '../config/settings/schema.ts';
import type { Instant } from '../domain/program/key-date.ts';
import type { Program } from '../domain/program/program.ts';
import { earliest, latest } from '../domain/program/time-point.ts';
import { accountOf, CONSOLE_ADMIN } from './console-cast.ts';

/** The first screen of the console: what this is, which season, which clock, and how to change them. */
export function welcomeLines(program: Program, settings: Settings, channel: string, now: Instant): readonly string[] {
  const time = `${new Date(now).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  const clock =
    settings.simulatedStart === undefined
      ? `It is ${time}.`
      : `The clock is simulated and stands at ${time}${periodOf(program, now)}; "/time now" goes to today, "/time +3d" on.`;
  return [
    `gsocbot in the terminal. You are in ${channel}, and the bot is ${settings.botNick}.`,
    `Season: ${program.organisation.name} ${program.year} (${program.id}); "/program" shows others. ${clock}`,
    `Try "${settings.botNick}: which ideas are in Rust?", "${settings.botNick}: am I too late?", "${settings.prefix}next" or "${settings.prefix}help". "/help" is about the terminal, "/quit" leaves.`,
    `You are an applicant; ${others(program)}.`,
    '',
  ];
}

/** Whom else one can play: what mentors and org admins do can be tried as well. */
function others({ ideas, people }: Program): string {
  const mentor = people.find(({ id }) => ideas.some(({ mentors }) => mentors.includes(id)));
  const asMentor = mentor === undefined ? '' : `, "/as ${accountOf(mentor)} ${accountOf(mentor)}" a mentor`;
  return `"/as carol carol" speaks as another one, who has an account${asMentor}, "/as ${CONSOLE_ADMIN} ${CONSOLE_ADMIN}" the org admin`;
}

/** Where in the season the clock stands, if it stands in a period of it. */
function periodOf(program: Program, now: Instant): string {
  const running = program.keyDates.find(
    ({ when }) => when.kind === 'range' && earliest(when.from) <= now && now < latest(when.to),
  );
  return running ? ` (${running.title})` : '';
}
