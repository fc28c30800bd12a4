import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Database, openDatabase } from '../../../src/adapters/sql/open-database.ts';
import { tempFolder } from '../../support/temp-folder.ts';

async function open(file = ':memory:'): Promise<Database> {
  const database = await openDatabase(file);
  onTestFinished(() => database.close());
  await database.knex.schema.createTable('words', (table) => {
    table.increments('id');
    table.text('word').unique();
  });
  return database;
}

describe('a statement that is run again', () => {
  it('has the values, the rows and the counts of each run', async () => {
    const { knex } = await open();

    const ids = [await knex('words').insert({ word: 'a' }), await knex('words').insert({ word: 'b' })];
    const first = await knex('words').where({ word: 'a' });
    const second = await knex('words').where({ word: 'b' });
    const changed = [
      await knex('words').where({ word: 'a' }).update({ word: 'c' }),
      await knex('words').where({ word: 'a' }).update({ word: 'c' }),
    ];

    expect(ids).toEqual([[1], [2]]);
    expect([first, second]).toEqual([[{ id: 1, word: 'a' }], [{ id: 2, word: 'b' }]]);
    expect(changed).toEqual([1, 0]);
  });

  it('fails and succeeds each time for itself', async () => {
    const { knex } = await open();
    await knex('words').insert({ word: 'a' });

    await expect(knex('words').insert({ word: 'a' })).rejects.toThrow('UNIQUE');
    await knex('words').insert({ word: 'b' });
    await expect(knex('words').insert({ word: 'b' })).rejects.toThrow('UNIQUE');

    expect(await knex('words').pluck('word')).toEqual(['a', 'b']);
  });

  it('that cannot be read fails each time, and works once its table is there', async () => {
    const { knex } = await open();

    await expect(knex('later')).rejects.toThrow('no such table');
    await expect(knex('later')).rejects.toThrow('no such table');
    await knex.schema.createTable('later', (table) => table.increments('id'));

    expect(await knex('later')).toEqual([]);
  });

  it('sees a column that its table has got meanwhile', async () => {
    const { knex } = await open();
    await knex('words').insert({ word: 'a' });
    await knex('words');

    await knex.schema.alterTable('words', (table) => table.text('language'));

    expect(await knex('words')).toEqual([{ id: 1, word: 'a', language: null }]);
  });

  it('is one of as many as there may be', async () => {
    const { knex } = await open();
    await knex('words').insert({ word: 'a' });

    for (let count = 0; count < 300; count += 1)
      expect(await knex('words').where(knex.raw(`${count} = ${count}`))).toHaveLength(1);
  });

  it('that found the file locked does not keep it locked', async () => {
    const file = join(tempFolder(), 'gsocbot.sqlite');
    const { knex } = await open(file);
    const other = await openDatabase(file);
    onTestFinished(() => other.close());
    await other.knex.raw('PRAGMA busy_timeout = 0');
    await knex.raw('BEGIN IMMEDIATE');

    await expect(other.knex('words').insert({ word: 'a' })).rejects.toThrow('SQLITE_BUSY');
    await knex.raw('COMMIT');
    await knex('words').insert({ word: 'b' });
    await other.knex('words').insert({ word: 'a' });

    expect(await knex('words').pluck('word')).toEqual(['b', 'a']);
  });
});
