import type { Program } from '../domain/program/program.ts';
import { foldPersonName, type Sender } from '../ports/sender.ts';
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
  const account = foldPersonName(sender.account);
  if (admins.some((admin) => foldPersonName(admin) === account)) return 'admin';
  const mentors = new Set(program.ideas.flatMap((idea) => idea.mentors));
  const isMentor = program.people.some(
    (person) =>
      mentors.has(person.id) &&
      (Object.values(person.nicks).some((nick) => foldPersonName(nick) === account) ||
        (person.matrixId !== null && foldPersonName(person.matrixId) === account)),
  );
  return isMentor ? 'mentor' : 'anyone';
}

/** Whether somebody with the role `has` may use what the role `needed` is needed for. */
export function mayUse(has: Role, needed: Role): boolean {
  return ROLES.indexOf(has) >= ROLES.indexOf(needed);
}
