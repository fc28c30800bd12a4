import type { Account } from '../domain/people/person-id.ts';
import { foldPersonName } from '../ports/sender.ts';
import { type CommandContext, UserError } from './command.ts';

/** The account of who speaks, folded. @throws UserError if the network proves none; it tells how to get one. */
export async function provedAccount(context: CommandContext): Promise<Account> {
  const { account } = await context.proveSender();
  if (account === null) throw new UserError(context.say('needsAccount'));
  return { network: context.message.network, account: foldPersonName(account) };
}
