import type { Program } from '../domain/program/program.ts';
import type { Sender } from '../ports/incoming-message.ts';
import { ROLES, type Role } from './command.ts';

/**
 * The role that a sender has proved.
 *
 * An account is what counts; a nick alone proves nothing, whoever's it is.
 *
 * @param admins accounts of the org admins, as configured.
 */
export function roleOf(sender: Sender, program: Program, admins: readonly string[]): Role {
  if (sender.account === null) return 'anyone';
  const account = lowerAscii(sender.account);
  if (admins.some((admin) => lowerAscii(admin) === account)) return 'admin';
  const mentors = new Set(program.ideas.flatMap((idea) => idea.mentors));
  const isMentor = program.people.some(
    (person) =>
      mentors.has(person.id) &&
      (Object.values(person.nicks).some((nick) => lowerAscii(nick) === account) ||
        (person.matrixId !== null && lowerAscii(person.matrixId) === account)),
  );
  return isMentor ? 'mentor' : 'anyone';
}

/** Only A to Z: Unicode's own rule would make the Kelvin sign (U+212A) a "k", and its owner somebody else. */
function lowerAscii(text: string): string {
  return text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** Whether somebody with the role `has` may use what the role `needed` is needed for. */
export function mayUse(has: Role, needed: Role): boolean {
  return ROLES.indexOf(has) >= ROLES.indexOf(needed);
}
