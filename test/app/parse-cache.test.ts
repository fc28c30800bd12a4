import { readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createParseCache } from '../../src/app/parse-cache.ts';
import { tempFolder, writeIn } from '../support/temp-folder.ts';

describe('the cache of parsed files', () => {
  it('finds what was kept for a text, in a later start too', () => {
    const folder = join(tempFolder(), 'new', 'cache');
    createParseCache(folder).keep('program', 'text', { id: 'tiny' });

    expect(createParseCache(folder).find('program', 'text')).toEqual({ id: 'tiny' });
  });

  it('finds nothing for another text, nor for another kind of file', () => {
    const cache = createParseCache(tempFolder());
    cache.keep('program', 'text', { id: 'tiny' });

    expect(cache.find('program', 'text ')).toBeUndefined();
    expect(cache.find('settings', 'text')).toBeUndefined();
  });

  it('leaves no half-written file behind', () => {
    const folder = tempFolder();

    createParseCache(folder).keep('program', 'text', { id: 'tiny' });

    expect(readdirSync(folder).filter((name) => !/^program-[0-9a-f]{32}\.json$/.test(name))).toEqual([]);
    expect(readdirSync(folder)).toHaveLength(1);
  });

  it('keeps a hundred entries, and lets those go that were kept longest ago', () => {
    const folder = tempFolder();
    const cache = createParseCache(folder);
    cache.keep('program', 'first', { id: 'first' });
    for (const name of readdirSync(folder)) utimesSync(join(folder, name), 0, 0);

    for (let at = 0; at < 100; at += 1) cache.keep('program', `text ${at}`, { id: at });

    expect(readdirSync(folder)).toHaveLength(100);
    expect(cache.find('program', 'first')).toBeUndefined();
    expect(cache.find('program', 'text 99')).toEqual({ id: 99 });
  });

  it.each(['', '{"id": "ti', 'not json'])('passes over an entry that is damaged: "%s"', (damage) => {
    const folder = tempFolder();
    const cache = createParseCache(folder);
    cache.keep('program', 'text', { id: 'tiny' });
    for (const name of readdirSync(folder)) writeFileSync(join(folder, name), damage);

    expect(cache.find('program', 'text')).toBeUndefined();

    cache.keep('program', 'text', { id: 'tiny' });
    expect(cache.find('program', 'text')).toEqual({ id: 'tiny' });
  });

  it('does without a folder that cannot be made', () => {
    const file = writeIn(tempFolder(), 'in-the-way', '');
    const cache = createParseCache(join(file, 'cache'));

    cache.keep('program', 'text', { id: 'tiny' });

    expect(cache.find('program', 'text')).toBeUndefined();
  });
});
