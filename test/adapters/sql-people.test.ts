import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../src/adapters/sql/open-database.ts';
import { createSqlPeople } from '../../src/adapters/sql/sql-people.ts';
import type { PeopleStore } from '../../src/ports/people-store.ts';

const NOON = Date.parse('2024-03-25T12:00:00Z');
const MINUTE = 60_000;
const IRC = { network: 'oftc', account: 'Maria' };
const MATRIX = { network: 'matrix', account: '@maria:example.org' };
const OTHER = { network: 'oftc', account: 'mallory' };
const SECRET = '3f9a0c77b1d2';

describe('people in the database', () => {
  let database: Database;
  let people: PeopleStore;

  beforeEach(async () => {
    database = await openDatabase(':memory:');
    await database.knex.schema.createTable('things', (table) => {
      table.text('owner').unique();
      table.text('name');
    });
    people = createSqlPeople(database, [{ table: 'things', column: 'owner' }]);
  });
  afterEach(() => database.close());

  it('are one account each until they link another', async () => {
    expect(await people.personOf(IRC)).toEqual({
      id: 'oftc/maria',
      accounts: [{ network: 'oftc', account: 'maria' }],
      notify: 'last',
    });
  });

  it('become one by a code from one account sent by the other, and what the second had is the one person’s', async () => {
    await database.knex('things').insert({ owner: 'matrix/@maria:example.org', name: 'a reminder' });
    const code = await people.startLink(IRC, SECRET, NOON);

    const result = await people.finishLink(MATRIX, code, NOON + 9 * MINUTE);

    expect(result).toEqual({ kind: 'linked', person: await people.personOf(IRC) });
    expect(await people.personOf(MATRIX)).toEqual({
      id: 'oftc/maria',
      accounts: [
        { network: 'oftc', account: 'maria' },
        { network: 'matrix', account: '@maria:example.org' },
      ],
      notify: 'last',
    });
    expect(await database.knex('things').first()).toEqual({ owner: 'oftc/maria', name: 'a reminder' });
  });

  it('keep of a code only what nobody can use', async () => {
    await people.startLink(IRC, SECRET, NOON);

    expect(JSON.stringify(await database.knex('link_codes'))).not.toContain(SECRET);
  });

  it.each([
    ['of another secret', SECRET.replace('3', '4'), 0],
    ['ten minutes later', SECRET, 10 * MINUTE],
  ])('do not take a code %s', async (_, secret, laterMs) => {
    const { id } = await people.startLink(IRC, SECRET, NOON);

    expect(await people.finishLink(MATRIX, { id, secret }, NOON + laterMs)).toEqual({ kind: 'wrong' });
    expect((await people.personOf(IRC)).accounts).toHaveLength(1);
  });

  it('do not take a code after five wrong tries, nor one that was used, nor one that was asked for anew', async () => {
    const first = await people.startLink(IRC, SECRET, NOON);
    for (let tries = 0; tries < 5; tries += 1) {
      await people.finishLink(OTHER, { ...first, secret: '000000000000' }, NOON);
    }
    expect(await people.finishLink(MATRIX, first, NOON)).toEqual({ kind: 'wrong' });

    const second = await people.startLink(IRC, SECRET, NOON);
    const third = await people.startLink(IRC, SECRET, NOON);
    expect(await people.finishLink(MATRIX, second, NOON)).toEqual({ kind: 'wrong' });
    expect((await people.finishLink(MATRIX, third, NOON)).kind).toBe('linked');
    expect(await people.finishLink(OTHER, third, NOON)).toEqual({ kind: 'wrong' });
  });

  it('are never given an account that is somebody else’s already, nor their own twice', async () => {
    await people.finishLink(MATRIX, await people.startLink(IRC, SECRET, NOON), NOON);
    const stolen = await people.startLink(OTHER, SECRET, NOON);
    const own = await people.startLink(IRC, SECRET, NOON);

    expect(await people.finishLink(MATRIX, stolen, NOON)).toEqual({ kind: 'taken' });
    expect(await people.finishLink(MATRIX, own, NOON)).toEqual({ kind: 'same' });
  });

  it('are not linked where both have what one can have only once, and nothing is changed', async () => {
    await database.knex('things').insert([
      { owner: 'oftc/maria', name: 'one' },
      { owner: 'matrix/@maria:example.org', name: 'two' },
    ]);
    const code = await people.startLink(IRC, SECRET, NOON);

    expect(await people.finishLink(MATRIX, code, NOON)).toEqual({ kind: 'conflict' });

    expect((await people.personOf(IRC)).accounts).toHaveLength(1);
    expect((await database.knex('things').orderBy('name')).map(({ owner }) => owner)).toEqual([
      'oftc/maria',
      'matrix/@maria:example.org',
    ]);
  });

  it('are parted again by either account', async () => {
    for (const leaving of [IRC, MATRIX]) {
      await people.finishLink(MATRIX, await people.startLink(IRC, SECRET, NOON), NOON);

      expect(await people.unlink(leaving)).toBe(true);

      expect((await people.personOf(IRC)).id).toBe('oftc/maria');
      expect((await people.personOf(MATRIX)).id).toBe('matrix/@maria:example.org');
      expect(await people.unlink(leaving)).toBe(false);
    }
  });

  it('say where they want to be told things, as one', async () => {
    await people.setNotify(IRC, 'irc');
    await people.finishLink(MATRIX, await people.startLink(IRC, SECRET, NOON), NOON);

    expect((await people.personOf(MATRIX)).notify).toBe('irc');
    await people.setNotify(MATRIX, 'both');
    expect((await people.personOf(IRC)).notify).toBe('both');
  });
});
