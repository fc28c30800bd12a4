import { type Account, isSameAccount, type Person } from '../domain/people/person-id.ts';
import type { Program } from '../domain/program/program.ts';
import type { PeopleStore } from '../ports/people-store.ts';
import { mentorOf } from './mentor-of.ts';

/**
 * People as the record has them, with the mentors' accounts that the programs give: those are one person's from the start, without
 * a code, for whoever runs the bot vouches for them.
 */
export function createProgramPeople(store: PeopleStore, programs: () => readonly Program[]): PeopleStore {
  const personOf = async (account: Account): Promise<Person> => {
    const person = await store.personOf(account);
    const given = givenAccounts(person.accounts, programs());
    if (given.every((one) => has(person.accounts, one))) return person;
    const others = await Promise.all(given.map((one) => store.personOf(one)));
    const accounts = [person, ...others].flatMap((one) => one.accounts);
    const { last } = [person, ...others].find((one) => one.last !== undefined) ?? {};
    return {
      ...(last ? { last } : {}),
      id: person.id,
      accounts: accounts.filter((one, at) => accounts.findIndex((other) => isSameAccount(other, one)) === at),
      notify: [person, ...others].find(({ notify }) => notify !== 'last')?.notify ?? 'last',
    };
  };
  return {
    ...bound(store),
    personOf,
    setNotify: async (account, notify) => {
      // Whichever of them is asked later gives the same answer.
      for (const one of (await personOf(account)).accounts) await store.setNotify(one, notify);
    },
    confirmLink: async (account, joining, now) => {
      const result = await store.confirmLink(account, joining, now);
      return result.kind === 'linked' ? { ...result, person: await personOf(account) } : result;
    },
  };
}

/** Accounts that the programs give to the mentors who have one of these. */
function givenAccounts(accounts: readonly Account[], programs: readonly Program[]): readonly Account[] {
  return programs.flatMap((program) =>
    accounts.flatMap(({ network, account }) => mentorOf(network, { nick: account, account }, program)?.accounts ?? []),
  );
}

function has(accounts: readonly Account[], account: Account): boolean {
  return accounts.some((one) => isSameAccount(one, account));
}

/** Its functions, also where it is a proxy that makes itself when one is called. */
function bound(store: PeopleStore): PeopleStore {
  return {
    personOf: (account) => store.personOf(account),
    startLink: (account, secret, now) => store.startLink(account, secret, now),
    starterOf: (code, now) => store.starterOf(code, now),
    claimLink: (account, code, now) => store.claimLink(account, code, now),
    confirmLink: (account, joining, now) => store.confirmLink(account, joining, now),
    unlink: (account) => store.unlink(account),
    noteSeen: (account, now) => store.noteSeen(account, now),
    forget: (account) => store.forget(account),
    setNotify: (account, notify) => store.setNotify(account, notify),
  };
}
