import type { Settings } from '../config/settings/schema.ts';
import type { Instant } from '../domain/program/key-date.ts';
import type { Program } from '../domain/program/program.ts';

/** The first screen of the console: what this is, which season, which clock, and how to change them. */
export function welcomeLines(program: Program, settings: Settings, channel: string, now: Instant): readonly string[] {
  const time = `${new Date(now).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  const clock =
    settings.simulatedStart === undefined
      ? `It is ${time}.`
      : `The clock is simulated and stands at ${time}, within the application period; "/time now" goes to today, "/time +3d" on.`;
  return [
    `gsocbot in the terminal. You are in ${channel}, and the bot is ${settings.botNick}.`,
    `Season: ${program.organisation.name} ${program.year} (${program.id}); "/program" shows others. ${clock}`,
    `Try "${settings.botNick}: which ideas are in Rust?", "${settings.botNick}: am I too late?", "${settings.prefix}next" or "${settings.prefix}help". "/help" is about the terminal, "/quit" leaves.`,
    '',
  ];
}
