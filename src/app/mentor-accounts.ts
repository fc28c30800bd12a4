import type { Fault } from '../config/settings/cross-faults.ts';
import { parseAccount } from '../domain/people/account.ts';
import type { Program } from '../domain/program/program.ts';
import { foldPersonName } from '../ports/sender.ts';

/** Accounts of mentors as `network/account`, by the id of the person. */
export type MentorAccounts = Readonly<Record<string, readonly string[]>>;

/** The programs with the accounts that the configuration gives to their people; they count before those of the pages. */
export function withMentorAccounts(programs: readonly Program[], mentors: MentorAccounts): readonly Program[] {
  return programs.map((program) => ({
    ...program,
    people: program.people.map((person) => {
      const accounts = mentors[person.id] ?? [];
      const given = Object.fromEntries(accounts.flatMap(split));
      const others = Object.entries(person.nicks).filter(([network]) => given[foldPersonName(network)] === undefined);
      return accounts.length === 0 ? person : { ...person, nicks: { ...given, ...Object.fromEntries(others) } };
    }),
  }));
}

/** Accounts for people whom no program names. */
export function mentorFaults(programs: readonly Program[], mentors: MentorAccounts): readonly Fault[] {
  const known = new Set(programs.flatMap(({ people }) => people.map(({ id }) => id)));
  return Object.keys(mentors)
    .filter((id) => !known.has(id))
    .map((id) => ({ path: ['mentors', id], message: `no program names a person "${id}"` }));
}

function split(text: string): readonly (readonly [string, string])[] {
  const account = parseAccount(text);
  return account === null ? [] : [[account.network, account.account]];
}
