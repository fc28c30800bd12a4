import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createCachedPreferences } from '../../src/adapters/memory/cached-preferences.ts';
import { createMemoryPreferences } from '../../src/adapters/memory/memory-preferences.ts';
import { type Database, openDatabase } from '../../src/adapters/sql/open-database.ts';
import { createSqlPreferences } from '../../src/adapters/sql/sql-preferences.ts';
import type { PreferenceStore } from '../../src/ports/preference-store.ts';
import { StoreError } from '../../src/ports/store-error.ts';
import { tempFolder, writeIn } from '../support/temp-folder.ts';

async function open(file: string): Promise<Database> {
  const database = await openDatabase(file);
  onTestFinished(() => database.close());
  return database;
}

const nick = (name: string) => ({ nick: name, account: null });
const account = (name: string, as = 'whoever') => ({ nick: as, account: name });

const STORES: readonly (readonly [string, () => Promise<PreferenceStore>])[] = [
  ['the database', async () => createSqlPreferences(await open(join(tempFolder(), 'new', 'gsocbot.sqlite')))],
  ['the memory', async () => createMemoryPreferences()],
  [
    'the database with what was read kept',
    async () => createCachedPreferences(createSqlPreferences(await open(join(tempFolder(), 'gsocbot.sqlite')))),
  ],
];

describe.each(STORES)('preferences in %s', (_, create) => {
  it('are unknown until they are set, and can be changed and forgotten', async () => {
    const store = await create();

    expect(await store.zoneOf('oftc', nick('ann'))).toBeNull();
    await store.setZone('oftc', nick('ann'), 'Asia/Kolkata');
    expect(await store.zoneOf('oftc', nick('ann'))).toBe('Asia/Kolkata');
    await store.setZone('oftc', nick('ann'), 'Europe/Berlin');
    expect(await store.zoneOf('oftc', nick('ann'))).toBe('Europe/Berlin');
    await store.setZone('oftc', nick('ann'), null);
    expect(await store.zoneOf('oftc', nick('ann'))).toBeNull();
  });

  it('belong to a nick in any capitals, on one network', async () => {
    const store = await create();
    await store.setZone('oftc', nick('Ann'), 'Asia/Kolkata');

    expect(await store.zoneOf('oftc', nick('aNN'))).toBe('Asia/Kolkata');
    expect(await store.zoneOf('libera', nick('Ann'))).toBeNull();
  });

  it('of an account follow it to any nick', async () => {
    const store = await create();
    await store.setZone('oftc', account('ann', 'ann'), 'Asia/Kolkata');

    expect(await store.zoneOf('oftc', account('ann', 'ann_away'))).toBe('Asia/Kolkata');
  });

  it('of an account are not inherited by who takes its name as a nick, nor the other way round', async () => {
    const store = await create();
    await store.setZone('oftc', account('ann'), 'Asia/Kolkata');
    await store.setZone('oftc', nick('bob'), 'Europe/Berlin');

    expect(await store.zoneOf('oftc', nick('ann'))).toBeNull();
    expect(await store.zoneOf('oftc', nick('~ann'))).toBeNull();
    expect(await store.zoneOf('oftc', account('bob'))).toBeNull();
  });

  it('take any text for a name', async () => {
    const store = await create();
    const name = `x'; DROP TABLE preferences; --`;
    await store.setZone('oftc', nick(name), 'Asia/Kolkata');

    expect(await store.zoneOf('oftc', nick(name))).toBe('Asia/Kolkata');
    expect(await store.zoneOf('oftc', nick('x'))).toBeNull();
  });

  it('hold out against many writes at once', async () => {
    const store = await create();
    const people = Array.from({ length: 50 }, (_, at) => nick(`nick${at}`));

    await Promise.all(
      people.flatMap((person) => [
        store.setZone('oftc', person, 'Europe/Berlin'),
        store.setZone('oftc', person, 'Asia/Kolkata'),
      ]),
    );

    const zones = await Promise.all(people.map((person) => store.zoneOf('oftc', person)));
    expect(zones).toEqual(people.map(() => 'Asia/Kolkata'));
  });
});

describe('a database file', () => {
  it('keeps what was set when it is closed and opened again', async () => {
    const file = join(tempFolder(), 'gsocbot.sqlite');
    const first = await openDatabase(file);
    await createSqlPreferences(first).setZone('oftc', nick('ann'), 'Asia/Kolkata');
    await first.close();

    const second = await open(file);

    expect(await createSqlPreferences(second).zoneOf('oftc', nick('ann'))).toBe('Asia/Kolkata');
  });

  it('is brought up to date once, however often it is opened', async () => {
    const file = join(tempFolder(), 'gsocbot.sqlite');
    await (await openDatabase(file)).close();
    const { knex } = await open(file);

    const steps: readonly { readonly name: string }[] = await knex('knex_migrations')
      .select('name')
      .where({ name: '0001-preferences' });

    expect(steps).toEqual([{ name: '0001-preferences' }]);
  });

  it('can be used by two processes’ worth of connections at once', async () => {
    const file = join(tempFolder(), 'gsocbot.sqlite');
    const one = createSqlPreferences(await open(file));
    const two = createSqlPreferences(await open(file));

    await Promise.all([
      one.setZone('oftc', nick('ann'), 'Asia/Kolkata'),
      two.setZone('oftc', nick('bob'), 'Europe/Berlin'),
    ]);

    expect(await two.zoneOf('oftc', nick('ann'))).toBe('Asia/Kolkata');
    expect(await one.zoneOf('oftc', nick('bob'))).toBe('Europe/Berlin');
  });

  it('that is a folder is a StoreError naming the file', async () => {
    const file = join(tempFolder(), 'gsocbot.sqlite');
    mkdirSync(file);

    const failure = await openDatabase(file).catch((error: unknown) => error);

    expect(failure).toBeInstanceOf(StoreError);
    expect(String(failure)).toContain(file);
  });

  it('that is no database is a StoreError', async () => {
    const file = writeIn(tempFolder(), 'gsocbot.sqlite', 'This is a letter, not a database. '.repeat(200));

    await expect(openDatabase(file)).rejects.toBeInstanceOf(StoreError);
  });

  it('that may not be written can be read, and is a StoreError at the next write', async () => {
    const database = await open(join(tempFolder(), 'gsocbot.sqlite'));
    const store = createSqlPreferences(database);
    await store.setZone('oftc', nick('ann'), 'Asia/Kolkata');
    // As root may write any file, the database itself is told to refuse.
    await database.knex.raw('PRAGMA query_only = ON');

    await expect(store.setZone('oftc', nick('ann'), 'UTC')).rejects.toBeInstanceOf(StoreError);
    expect(await store.zoneOf('oftc', nick('ann'))).toBe('Asia/Kolkata');
  });

  it('that is gone from under the bot is a StoreError at the next write', async () => {
    const database = await openDatabase(join(tempFolder(), 'gsocbot.sqlite'));
    const store = createSqlPreferences(database);
    await database.close();

    await expect(store.setZone('oftc', nick('ann'), 'UTC')).rejects.toBeInstanceOf(StoreError);
    await expect(store.zoneOf('oftc', nick('ann'))).rejects.toBeInstanceOf(StoreError);
  });
});
