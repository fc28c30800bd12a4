import { foldPersonName } from '../domain/people/fold-name.ts';
import type { Account } from '../domain/people/person-id.ts';
import { type CommandContext, UserError } from './command.ts';

/** The account of who speaks, folded. @throws UserError if the network proves none; it tells how to get one. */
export async function provedAccount(context: CommandContext): Promise<Account> {
  const { account } = await context.proveSender();
  if (account === null) throw unproved(context);
  return { network: context.message.network, account: foldPersonName(account) };
}

/** Services differ in what they want to be told; people call these networks by their names. */
const KNOWN_SERVICES = ['oftc', 'libera'];

/** Nobody knows who speaks; it tells how to become known where they are. */
export function unproved({ say, message, networks }: CommandContext): UserError {
  const { network } = message;
  const kind = networks.find(({ name }) => name === network)?.kind ?? 'irc';
  const services = KNOWN_SERVICES.find((known) => network.startsWith(known));
  const others = networks.map(({ name }) => name).filter((name) => name !== network);
  const text = say('proveFirst', {
    network: kind === 'irc' ? (services ?? 'irc') : kind,
    hasOthers: String(others.length > 0),
    others: others.join(', '),
  });
  return new UserError(text, { isPrivate: true });
}
