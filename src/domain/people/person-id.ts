import { isSameName } from './fold-name.ts';

/** An account on a network, as it is compared: folded. */
export interface Account {
  readonly network: string;
  readonly account: string;
}

/** Where a person wants to be told what concerns them alone. */
export const NOTIFY = ['last', 'irc', 'matrix', 'both'] as const;
export type Notify = (typeof NOTIFY)[number];

/** One human with the accounts that they have shown to be theirs. */
export interface Person {
  /** `network/account` of the first account; stays when others are linked to it. */
  readonly id: string;
  /** At least one. */
  readonly accounts: readonly Account[];
  readonly notify: Notify;
  /** The account that was seen last, to some minutes; left out if that is not known. */
  readonly last?: Account;
}

/** The id of a person of whom one account is known. @param account folded. */
export function personIdOf({ network, account }: Account): string {
  return `${network}/${account}`;
}

/** Whether two accounts are one. */
export function isSameAccount(one: Account, other: Account): boolean {
  return one.network === other.network && isSameName(one.account, other.account);
}
