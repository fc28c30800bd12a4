import type { Account, Person } from '../domain/people/person-id.ts';
import type { ProgramPerson } from '../domain/program/person.ts';
import type { Program } from '../domain/program/program.ts';
import type { PeopleStore } from '../ports/people-store.ts';
import { foldPersonName } from '../ports/sender.ts';
import { mentorOf } from './mentor-of.ts';

/** A network as far as accounts on it are concerned. */
export interface AccountNetwork {
  readonly name: string;
  readonly kind: 'irc' | 'matrix' | 'console';
}

/**
 * People as the record has them, with the mentors' accounts that the programs give: those are one person's from the start, without
 * a code, for whoever wrote the program vouches for them.
 *
 * @param networks those that the bot is on; accounts elsewhere are of no use.
 */
export function createProgramPeople(
  store: PeopleStore,
  programs: () => readonly Program[],
  networks: readonly AccountNetwork[],
): PeopleStore {
  const personOf = async (account: Account): Promise<Person> => {
    const person = await store.personOf(account);
    const given = givenAccounts(person.accounts, programs(), networks);
    if (given.every((one) => has(person.accounts, one))) return person;
    const others = await Promise.all(given.map((one) => store.personOf(one)));
    const accounts = [person, ...others].flatMap((one) => one.accounts);
    const { last } = [person, ...others].find((one) => one.last !== undefined) ?? {};
    return {
      ...(last ? { last } : {}),
      id: person.id,
      accounts: accounts.filter((one, at) => accounts.findIndex((other) => isSame(other, one)) === at),
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
function givenAccounts(
  accounts: readonly Account[],
  programs: readonly Program[],
  networks: readonly AccountNetwork[],
): readonly Account[] {
  return programs.flatMap((program) =>
    accounts.flatMap(({ network, account }) => {
      const mentor = mentorOf(network, { nick: account, account }, program);
      return mentor === null ? [] : accountsOfMentor(mentor, networks);
    }),
  );
}

/** The accounts that a program gives to a person, on the networks that the bot is on; folded. */
export function accountsOfMentor(
  { nicks, matrixId }: ProgramPerson,
  networks: readonly AccountNetwork[],
): readonly Account[] {
  const given = Object.entries(nicks).map(([network, account]) => ({ network: foldPersonName(network), account }));
  const onMatrix = networks
    .filter(({ kind, name }) => kind === 'matrix' && !given.some(({ network }) => network === name))
    .map(({ name }) => ({ network: name, account: matrixId }));
  return [...given, ...onMatrix].flatMap(({ network, account }) =>
    account !== null && networks.some(({ name }) => name === network)
      ? [{ network, account: foldPersonName(account) }]
      : [],
  );
}

function has(accounts: readonly Account[], account: Account): boolean {
  return accounts.some((one) => isSame(one, account));
}

function isSame(a: Account, b: Account): boolean {
  return a.network === b.network && a.account === b.account;
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
