import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../src/adapters/sql/open-database.ts';
import { createSqlPeople } from '../../src/adapters/sql/sql-people.ts';
import { createProgramPeople } from '../../src/bot/program-people.ts';
import type { PeopleStore } from '../../src/ports/people-store.ts';
import { linkAccounts } from '../support/link.ts';
import { byPage, orchard } from '../support/programs.ts';

const NOW = Date.parse('2030-03-18T12:00Z');
/** As the program has her: her nick on OFTC, and a Matrix id. */
const IRC = { network: 'oftc', account: 'appletree' };
const MATRIX = { network: 'matrix', account: '@ann:example.org' };
const PROGRAM = byPage({
  ...orchard,
  people: orchard.people.map((person) =>
    person.id === 'ann-lee' ? { ...person, matrixId: '@Ann:example.org' } : person,
  ),
});

describe("a mentor's accounts in the program", () => {
  let database: Database;
  let people: PeopleStore;

  beforeEach(async () => {
    database = await openDatabase(':memory:');
    people = createProgramPeople(createSqlPeople(database, []), () => [PROGRAM]);
  });
  afterEach(() => database.close());

  it.each([
    ['IRC', IRC],
    ['Matrix', MATRIX],
  ])('are one person from the start, seen from %s', async (_, account) => {
    const { accounts } = await people.personOf(account);

    expect(accounts.toSorted((a, b) => a.network.localeCompare(b.network))).toEqual([MATRIX, IRC]);
  });

  it('are told things where either of them says', async () => {
    await people.setNotify(MATRIX, 'both');
    expect((await people.personOf(IRC)).notify).toBe('both');

    await people.setNotify(IRC, 'last');
    expect((await people.personOf(MATRIX)).notify).toBe('last');
  });

  it('go together with what the mentor has linked', async () => {
    const other = { network: 'matrix', account: '@lee:elsewhere.org' };
    await linkAccounts(people, IRC, other, NOW);

    expect((await people.personOf(MATRIX)).accounts).toContainEqual(other);
  });

  it('are nobody else’s: the same name elsewhere, and somebody who is no mentor', async () => {
    const elsewhere = { network: 'libera', account: 'appletree' };
    const bob = { network: 'matrix', account: '@bob:example.org' };

    expect((await people.personOf(elsewhere)).accounts).toEqual([elsewhere]);
    expect((await people.personOf(bob)).accounts).toContainEqual(bob);
    expect((await people.personOf(bob)).accounts).not.toContainEqual(IRC);
  });
});
