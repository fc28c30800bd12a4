import type { ProgramPerson } from '../domain/program/person.ts';
import type { Program } from '../domain/program/program.ts';
import { foldPersonName, type Sender } from '../ports/sender.ts';
import { ROLES, type Role } from './command.ts';

/**
 * The role that a sender has proved.
 *
 * An account is what counts; a nick alone proves nothing, whoever's it is. And an account counts on its own network only: on
 * another one anybody can register the name.
 *
 * @param network where the sender spoke.
 * @param admins the org admins, as `network/account`.
 */
export function roleOf(network: string, sender: Sender, program: Program, admins: readonly string[]): Role {
  if (sender.account === null) return 'anyone';
  const account = foldPersonName(sender.account);
  if (admins.some((admin) => foldPersonName(admin) === `${network}/${account}`)) return 'admin';
  return mentorOf(network, sender, program) === null ? 'anyone' : 'mentor';
}

/** The mentor of the program whom a sender has proved to be, or null. */
export function mentorOf(network: string, sender: Sender, program: Program): ProgramPerson | null {
  if (sender.account === null) return null;
  const account = foldPersonName(sender.account);
  const mentors = new Set(program.ideas.flatMap((idea) => idea.mentors));
  const isSender = (person: ProgramPerson) =>
    mentors.has(person.id) && (isSameName(nickOn(network, person), account) || isSameName(person.matrixId, account));
  return program.people.find(isSender) ?? null;
}

/** The nick that the program gives a person on a network; program pages write its name as its users do ("OFTC"). */
function nickOn(network: string, { nicks }: ProgramPerson): string | null {
  return Object.entries(nicks).find(([name]) => foldPersonName(name) === network)?.[1] ?? null;
}

/** @param account folded. */
function isSameName(name: string | null | undefined, account: string): boolean {
  return name !== null && name !== undefined && foldPersonName(name) === account;
}

/** Whether somebody with the role `has` may use what the role `needed` is needed for. */
export function mayUse(has: Role, needed: Role): boolean {
  return ROLES.indexOf(has) >= ROLES.indexOf(needed);
}
