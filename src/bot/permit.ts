import { foldPersonName } from '../domain/people/fold-name.ts';
import type { Account } from '../domain/people/person-id.ts';
import type { Sender } from '../ports/sender.ts';
import { mentorOf, type ProgramPeople } from './mentor-of.ts';
import { ROLES, type Role } from './role.ts';

/**
 * The role that a sender has proved.
 *
 * An account is what counts; a nick alone proves nothing, whoever's it is. And an account counts on its own network only: on
 * another one anybody can register the name.
 *
 * @param network where the sender spoke.
 * @param admins the org admins, as `network/account`.
 */
export function roleOf(network: string, sender: Sender, program: ProgramPeople, admins: readonly string[]): Role {
  if (sender.account === null) return 'anyone';
  const account = foldPersonName(sender.account);
  if (admins.some((admin) => foldPersonName(admin) === `${network}/${account}`)) return 'admin';
  return mentorOf(network, sender, program) === null ? 'anyone' : 'mentor';
}

/**
 * The role that a person has by one of their accounts. Org admins are so by the account that is listed and by no other: what they can
 * do is too much to hang on a link.
 *
 * @param accounts each linked to one that is proved.
 */
export function roleOfPerson(accounts: readonly Account[], program: ProgramPeople): Role {
  const isMentor = accounts.some(
    ({ network, account }) => mentorOf(network, { nick: account, account }, program) !== null,
  );
  return isMentor ? 'mentor' : 'anyone';
}

/** Whether somebody with the role `has` may use what the role `needed` is needed for. */
export function mayUse(has: Role, needed: Role): boolean {
  return ROLES.indexOf(has) >= ROLES.indexOf(needed);
}
