import type { ConsoleNetworkSettings } from '../config/settings/console-schema.ts';
import type { Settings } from '../config/settings/schema.ts';
import type { Program } from '../domain/program/program.ts';

/** The account of the org admin in the terminal, where the configuration names none. */
export const CONSOLE_ADMIN = 'admin';

/**
 * The settings with accounts for everybody whom one may want to play in the terminal (`/as NICK ACCOUNT`): an org admin, and each
 * person of the programs by their nick on the first network that the page gives, else by their id.
 *
 * Whoever sits at the terminal owns the files anyway; on a real network nobody gets a role that the files do not give.
 */
export function withConsoleCast(
  settings: Settings,
  { name }: ConsoleNetworkSettings,
  programs: readonly Program[],
): Settings {
  const people = programs.flatMap((program) => program.people);
  const cast = Object.fromEntries(people.map((person) => [person.id, [`${name}/${accountOf(person)}`]]));
  return {
    ...settings,
    admins: settings.admins.length > 0 ? settings.admins : [`${name}/${CONSOLE_ADMIN}`],
    mentors: { ...cast, ...settings.mentors },
  };
}

/** The account by which a person is played. */
export function accountOf({ id, nicks }: Program['people'][number]): string {
  return Object.values(nicks)[0] ?? id;
}
