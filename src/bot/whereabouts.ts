import { RecentMap } from '../domain/limits/recent-map.ts';
import { foldPersonName, isSameName } from '../domain/people/fold-name.ts';
import type { Account } from '../domain/people/person-id.ts';

/** Where people were last seen, and who is waited for; it forgets the longest unseen first. */
export interface Whereabouts {
  /** @returns whether somebody is waited for who may be this one. */
  seen(network: string, nick: string, account: string | null): boolean;
  /** The nick under which an account was last seen; null if it was not. */
  nickOf(network: string, account: string): string | null;
  /** Which of some accounts was seen last; null if none was. */
  lastOf(accounts: readonly Account[]): Account | null;
  /** @param nick the nick that they may come back with. @param addressed the account that what waits was written for. */
  waitFor(where: Account, nick: string, addressed: Account): void;
  /** Whom what waits was written for, of those who were seen; they are no longer waited for then. */
  take(network: string, nick: string, account: string | null): readonly Account[];
}

/** More people than this at once are forgotten; their messages wait for the next look at the database. */
const MAX_PEOPLE = 5_000;

/** In memory alone; `PeopleStore.noteSeen` keeps what must outlive a restart. */
export function createWhereabouts(): Whereabouts {
  const nicks = new RecentMap<string>(MAX_PEOPLE);
  const waiting = new RecentMap<Account & { readonly nick: string; readonly addressed: Account }>(MAX_PEOPLE);
  const matching = (network: string, nick: string, account: string | null) =>
    [...waiting.entries()].filter(
      ([, person]) =>
        person.network === network &&
        (account === null ? isSameName(person.nick, nick) : isSameName(person.account, account)),
    );
  return {
    seen: (network, nick, account) => {
      if (account !== null) nicks.set(keyOf(network, account), nick);
      return waiting.size > 0 && matching(network, nick, account).length > 0;
    },
    nickOf: (network, account) => nicks.get(keyOf(network, account)) ?? null,
    lastOf: (accounts) => {
      // The map is in the order of last use.
      const keys = [...nicks.entries()].map(([key]) => key);
      const seen = accounts.filter(({ network, account }) => nicks.has(keyOf(network, account)));
      return (
        seen.toSorted(
          (a, b) => keys.indexOf(keyOf(b.network, b.account)) - keys.indexOf(keyOf(a.network, a.account)),
        )[0] ?? null
      );
    },
    waitFor: ({ network, account }, nick, addressed) =>
      waiting.set(JSON.stringify([keyOf(network, account), keyOf(addressed.network, addressed.account)]), {
        network,
        account,
        nick,
        addressed,
      }),
    take: (network, nick, account) =>
      matching(network, nick, account).map(([key, person]) => {
        waiting.delete(key);
        return person.addressed;
      }),
  };
}

function keyOf(network: string, account: string): string {
  return JSON.stringify([network, foldPersonName(account)]);
}
