import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../src/adapters/sql/open-database.ts';
import { createSqlExchanges } from '../../src/adapters/sql/sql-exchanges.ts';
import { createSqlPeople } from '../../src/adapters/sql/sql-people.ts';
import { createSqlSaid } from '../../src/adapters/sql/sql-said.ts';
import type { PeopleStore } from '../../src/ports/people-store.ts';
import { linkAccounts } from '../support/link.ts';

const NOON = Date.parse('2024-03-25T12:00:00Z');
const MINUTE = 60_000;
const IRC = { network: 'oftc', account: 'Maria' };
const MATRIX = { network: 'matrix', account: '@maria:example.org' };
const OTHER = { network: 'oftc', account: 'mallory' };
const THIRD = { network: 'libera', account: 'maria' };
const SECRET = '3f9a0c77b1d2';

describe('people in the database', () => {
  let database: Database;
  let people: PeopleStore;

  beforeEach(async () => {
    database = await openDatabase(':memory:');
    await database.knex.schema.createTable('things', (table) => {
      table.text('owner').unique();
      table.text('name');
      table.text('network');
      table.text('account');
    });
    people = createSqlPeople(database, [
      { table: 'things', column: 'owner', by: { network: 'network', account: 'account' } },
    ]);
  });
  afterEach(() => database.close());

  it('are forgotten with all their accounts, codes, signs and what they asked, and nobody else is', async () => {
    await linkAccounts(people, IRC, MATRIX, NOON);
    await people.startLink(MATRIX, SECRET, NOON);
    await people.startLink(OTHER, SECRET, NOON);
    for (const { account } of [MATRIX, { account: '@mallory:example.org' }]) {
      const kept = { questionId: `$question of ${account}`, roomId: '!a', sender: account, thread: null };
      await createSqlExchanges(database).keep('matrix', { ...kept, answers: [], isRedacted: false }, NOON);
      await createSqlSaid(database).keepSign({ network: 'matrix', id: `$sign of ${account}`, on: '$said', account });
    }

    await people.forget(IRC);

    const tables = ['people', 'people_accounts', 'link_codes', 'exchanges', 'signs'];
    const rows = JSON.stringify(await Promise.all(tables.map((table) => database.knex(table))));
    expect(rows).not.toContain('maria');
    expect(rows.match(/mallory/g)?.length).toBe(5);
  });

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
    const claim = await people.claimLink(MATRIX, code, NOON + 8 * MINUTE);
    const before = await people.personOf(IRC);

    const result = await people.confirmLink(IRC, MATRIX, NOON + 9 * MINUTE);

    expect(claim).toEqual({ kind: 'claimed', starter: { network: 'oftc', account: 'maria' } });
    expect(before.accounts).toHaveLength(1);
    expect(result).toEqual({ kind: 'linked', person: await people.personOf(IRC) });
    expect(await people.personOf(MATRIX)).toEqual({
      id: expect.stringMatching(/^person\//),
      accounts: [
        { network: 'oftc', account: 'maria' },
        { network: 'matrix', account: '@maria:example.org' },
      ],
      notify: 'last',
    });
    expect(await database.knex('things').first('owner')).toEqual({ owner: (await people.personOf(IRC)).id });
  });

  it('do not become one by what only one side has said', async () => {
    const code = await people.startLink(OTHER, SECRET, NOON);
    expect(await people.confirmLink(OTHER, MATRIX, NOON)).toEqual({ kind: 'wrong' });
    await people.claimLink(MATRIX, code, NOON);

    expect((await people.personOf(MATRIX)).accounts).toHaveLength(1);
    // Whom somebody has not named they have not agreed to.
    expect(await people.confirmLink(OTHER, IRC, NOON)).toEqual({ kind: 'wrong' });
    expect(await people.confirmLink(IRC, MATRIX, NOON)).toEqual({ kind: 'wrong' });
    expect(await people.confirmLink(OTHER, MATRIX, NOON + 10 * MINUTE)).toEqual({ kind: 'wrong' });
  });

  it('are not made of two accounts on one network', async () => {
    const code = await people.startLink(IRC, SECRET, NOON);

    expect(await people.claimLink(OTHER, code, NOON)).toEqual({ kind: 'network' });
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

    expect(await people.claimLink(MATRIX, { id, secret }, NOON + laterMs)).toEqual({ kind: 'wrong' });
    expect(await people.starterOf({ id, secret }, NOON + laterMs)).toBeNull();
    expect((await people.personOf(IRC)).accounts).toHaveLength(1);
  });

  it('do not take a code after five wrong tries, nor one that was used, nor one that was asked for anew', async () => {
    const first = await people.startLink(IRC, SECRET, NOON);
    for (let tries = 0; tries < 5; tries += 1) {
      await people.claimLink(OTHER, { ...first, secret: '000000000000' }, NOON);
    }
    expect(await people.claimLink(MATRIX, first, NOON)).toEqual({ kind: 'wrong' });

    const second = await people.startLink(IRC, SECRET, NOON);
    const third = await people.startLink(IRC, SECRET, NOON);
    expect(await people.claimLink(MATRIX, second, NOON)).toEqual({ kind: 'wrong' });
    expect((await people.claimLink(MATRIX, third, NOON)).kind).toBe('claimed');
    expect((await people.confirmLink(IRC, MATRIX, NOON)).kind).toBe('linked');
    expect(await people.claimLink(OTHER, third, NOON)).toEqual({ kind: 'wrong' });
  });

  it('are never given an account that is somebody else’s already, nor their own twice', async () => {
    await linkAccounts(people, IRC, MATRIX, NOON);
    const stolen = await people.startLink({ network: 'libera', account: 'mallory' }, SECRET, NOON);
    const own = await people.startLink(IRC, SECRET, NOON);

    expect(await people.claimLink(MATRIX, stolen, NOON)).toEqual({ kind: 'taken' });
    expect(await people.claimLink(MATRIX, own, NOON)).toEqual({ kind: 'same' });
  });

  it('are not linked where both have what one can have only once, and nothing is changed', async () => {
    await database.knex('things').insert([
      { owner: 'oftc/maria', name: 'one' },
      { owner: 'matrix/@maria:example.org', name: 'two' },
    ]);

    expect(await linkAccounts(people, IRC, MATRIX, NOON)).toEqual({ kind: 'conflict' });

    expect((await people.personOf(IRC)).accounts).toHaveLength(1);
    expect((await database.knex('things').orderBy('name')).map(({ owner }) => owner)).toEqual([
      'oftc/maria',
      'matrix/@maria:example.org',
    ]);
  });

  it.each([
    ['the one that began', IRC],
    ['the one that came', MATRIX],
    ['the third', THIRD],
  ])('stay together when one account leaves, with all that was theirs: %s', async (_, leaving) => {
    await database.knex('things').insert([{ owner: 'oftc/maria', name: 'hers', network: 'oftc', account: 'Maria' }]);
    await linkAccounts(people, IRC, MATRIX, NOON);
    await linkAccounts(people, IRC, THIRD, NOON);
    const staying = [IRC, MATRIX, THIRD].filter((one) => one !== leaving);

    expect(await people.unlink(leaving)).toBe(true);

    const person = await people.personOf(staying[0] ?? IRC);
    expect(person.accounts).toHaveLength(2);
    expect(await people.personOf(staying[1] ?? IRC)).toEqual(person);
    // What came by an account goes where it goes.
    expect(await database.knex('things').first('owner')).toEqual({
      owner: leaving === IRC ? 'oftc/maria' : person.id,
    });
    expect((await people.personOf(leaving)).accounts).toHaveLength(1);
    expect((await people.personOf(leaving)).id).not.toBe(person.id);
    expect(await people.unlink(leaving)).toBe(false);
  });

  it('say where they want to be told things, as one', async () => {
    await people.setNotify(IRC, 'irc');
    await linkAccounts(people, IRC, MATRIX, NOON);

    expect((await people.personOf(MATRIX)).notify).toBe('irc');
    await people.setNotify(MATRIX, 'both');
    expect((await people.personOf(IRC)).notify).toBe('both');
  });
});
