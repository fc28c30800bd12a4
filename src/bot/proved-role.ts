import { foldPersonName } from '../domain/people/fold-name.ts';
import type { Program } from '../domain/program/program.ts';
import type { Sender } from '../ports/sender.ts';
import type { BotParts } from './bot-parts.ts';
import { roleOf, roleOfPerson } from './permit.ts';
import type { Role } from './role.ts';

/** A sender's role by the account that the network proves, or by another that its owner has linked to it. */
export async function provedRole(
  network: string,
  sender: Sender,
  program: Program,
  { admins, people, log }: Pick<BotParts, 'admins' | 'people' | 'log'>,
): Promise<Role> {
  const own = roleOf(network, sender, program, admins);
  if (sender.account === null || own !== 'anyone') return own;
  try {
    const { accounts } = await people.personOf({ network, account: foldPersonName(sender.account) });
    return roleOfPerson(accounts, program);
  } catch (error) {
    // What the account is by itself the bot knows without its database.
    log.error({ err: error, network }, 'it could not be read whose account it is');
    return own;
  }
}
