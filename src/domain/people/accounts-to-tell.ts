import { type Account, isSameAccount, type Person } from './person-id.ts';

/**
 * The accounts at which a person is to be told something, in the order in which they are tried.
 *
 * @param last the account that was seen last; null if none was.
 * @param asked the account that the message was written for.
 */
export function accountsToTell(person: Person, last: Account | null, asked: Account): readonly Account[] {
  const preferred = person.accounts.filter((account) => isOn(account, person.notify));
  const rank = (account: Account) => {
    if (last !== null && isSameAccount(account, last)) return 0;
    return isSameAccount(account, asked) ? 1 : 2;
  };
  const inOrder = person.accounts.toSorted((a, b) => rank(a) - rank(b));
  // Where they want to be told comes first; being told elsewhere is better than not at all.
  return [
    ...inOrder.filter((account) => preferred.includes(account)),
    ...inOrder.filter((account) => !preferred.includes(account)),
  ];
}

/** A Matrix account is a Matrix id, which no account of IRC can look like. */
function isOn({ account }: Account, notify: Person['notify']): boolean {
  const isMatrix = account.startsWith('@');
  return notify === 'irc' ? !isMatrix : notify === 'matrix' ? isMatrix : true;
}
