import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createGroupWriter } from '../../../src/adapters/sql/group-writer.ts';
import { type Database, openDatabase } from '../../../src/adapters/sql/open-database.ts';
import { tempFolder } from '../../support/temp-folder.ts';

class Refused extends Error {}

async function open(): Promise<Database & { readonly file: string }> {
  const file = join(tempFolder(), 'gsocbot.sqlite');
  const database = await openDatabase(file);
  onTestFinished(() => database.close());
  await database.knex.schema.createTable('words', (table) => table.text('word').primary());
  return { ...database, file };
}

const wordsIn = async ({ knex }: Database) =>
  (await knex('words').orderBy('word')).map(({ word }: { word: string }) => word);

describe('writes that come at once', () => {
  it('are all made, and one that must not be takes nothing back but itself', async () => {
    const database = await open();
    const write = createGroupWriter(database.knex, (error) => error instanceof Refused);

    const results = await Promise.allSettled(
      ['a', 'b', 'c'].map((word) =>
        write(async (trx) => {
          await trx('words').insert({ word });
          if (word === 'b') throw new Refused('no');
          return word;
        }),
      ),
    );

    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await wordsIn(database)).toEqual(['a', 'c']);
  });

  it('are all taken back, and said to have failed, after an error that nobody expects', async () => {
    const database = await open();
    const write = createGroupWriter(database.knex, (error) => error instanceof Refused);
    // The first is a group of its own; the others wait for it together.
    const alone = write((trx) => trx('words').insert({ word: 'alone' }));

    const results = await Promise.allSettled([
      write((trx) => trx('words').insert({ word: 'a' })),
      write(() => Promise.reject(new Error('the disk is full'))),
    ]);
    await alone;

    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await wordsIn(database)).toEqual(['alone']);
    await write((trx) => trx('words').insert({ word: 'later' }));
    expect(await wordsIn(database)).toEqual(['alone', 'later']);
  });

  it('are answered when another process can see them', async () => {
    const database = await open();
    const other = await openDatabase(database.file);
    onTestFinished(() => other.close());
    const write = createGroupWriter(database.knex, () => false);

    const seen = await Promise.all(
      ['a', 'b', 'c'].map(async (word) => {
        await write((trx) => trx('words').insert({ word }));
        return (await wordsIn(other)).includes(word);
      }),
    );

    expect(seen).toEqual([true, true, true]);
  });
});
