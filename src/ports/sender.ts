import { foldPersonName } from '../domain/people/fold-name.ts';

/** Who spoke, as far as the network proves it. */
export interface Sender {
  /** The name that is shown; anybody can take it. */
  readonly nick: string;
  /** The account that services or the homeserver vouch for; null when nothing is proved. */
  readonly account: string | null;
}

/**
 * The key of what is kept of a person on one network.
 *
 * Accounts and nicks are told apart, so that nobody inherits what is an account's by taking its name as a nick.
 */
export function personKey(sender: Sender): string {
  return sender.account === null ? `~${foldPersonName(sender.nick)}` : foldPersonName(sender.account);
}

/**
 * What stands for the account of somebody who proves none, as long as they are there (`ChatNetwork.sessionOf`). No account begins
 * with a tilde: services take no such nick, and a Matrix id begins with "@".
 */
export function sessionAccount(session: string): string {
  return `~${session}`;
}

/** Whether an account is one that `sessionAccount` made. */
export function isSessionAccount(account: string): boolean {
  return account.startsWith('~');
}
