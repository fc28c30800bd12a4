import { describe, expect, it } from 'vitest';
import { splitPages } from '../../src/bot/pages.ts';
import { layoutLines } from '../../src/domain/text/layout-lines.ts';
import type { Block } from '../../src/ports/reply.ts';
import { startConversation } from '../support/conversation.ts';
import { ORCHARD } from '../support/orchard.ts';
import { programFrom } from '../support/programs.ts';

const HINT = '(more)';
const text = (words: string): Block => ({ kind: 'text', text: words });
const list = (items: readonly string[], intro = 'Things'): Block => ({ kind: 'list', intro, items, isNumbered: true });

/** All pages of an answer, each as its lines. */
function pagesOf(blocks: readonly Block[], maxLines: number, maxBytes: number): readonly (readonly string[])[] {
  const pages: (readonly string[])[] = [];
  let left = blocks;
  while (left.length > 0) {
    const { page, rest } = splitPages(left, HINT, { maxLines, maxBytes });
    pages.push(layoutLines(page, maxBytes));
    left = rest;
  }
  return pages;
}

describe('an answer', () => {
  it('that fits is one page without a hint', () => {
    const { page, rest } = splitPages([text('one two')], HINT, { maxLines: 1, maxBytes: 7 });

    expect(layoutLines(page, 7)).toEqual(['one two']);
    expect(rest).toEqual([]);
  });

  it('that is longer is continued on the next page, and nothing is lost', () => {
    const pages = pagesOf([text('aaaa bbbb cccc dddd eeee ffff')], 2, 12);

    expect(pages).toEqual([
      ['aaaa bbbb', '(more)'],
      ['cccc dddd', 'eeee ffff'],
    ]);
  });

  it('has at most the lines of a page, each at most so many bytes', () => {
    const items = Array.from({ length: 40 }, (_, at) => `item number ${at + 1}`);

    const pages = pagesOf([list(items)], 3, 80);

    expect(pages.filter((page) => page.length > 3)).toEqual([]);
    expect(pages.flat().filter((line) => Buffer.byteLength(line) > 80)).toEqual([]);
  });

  it('is measured in bytes of UTF-8, not in characters', () => {
    expect(layoutLines([text('ééé ééé')], 13)).toEqual(['ééé ééé']);
    expect(layoutLines([text('ééé ééé')], 12)).toEqual(['ééé', 'ééé']);
  });

  it('is never cut within a character, nor within one of several code points', () => {
    expect(layoutLines([text('ééééé')], 5)).toEqual(['éé', 'éé', 'é']);
    expect(layoutLines([text('👩‍🌾👩‍🌾')], 12)).toEqual(['👩‍🌾', '👩‍🌾']);
  });

  it('keeps items of a list whole and goes on numbering', () => {
    const pages = pagesOf([list(['alpha beta', 'gamma delta', 'epsilon zeta', 'eta theta'])], 2, 34);

    const items = pages.flat().join(' ');
    expect(items).toContain('1. alpha beta');
    expect(items).toContain('2. gamma delta');
    expect(items).toContain('3. epsilon zeta');
    expect(items).toContain('4. eta theta');
    expect(pages.flat().filter((line) => /\b(?:alpha|gamma|epsilon|eta)$/.test(line))).toEqual([]);
    expect(items.match(/Things/g)).toHaveLength(1);
  });

  it('goes forward even where one item is longer than a page', () => {
    const pages = pagesOf([list(['x'.repeat(100), 'y'])], 2, 20);

    expect(pages.flat().join('').replace(/[^x]/g, '')).toHaveLength(100);
    expect(pages.flat().join(' ')).toContain('2. y');
  });

  it('joins a note to the line before it where there is room', () => {
    expect(layoutLines([text('one'), { kind: 'note', text: HINT }], 10)).toEqual(['one (more)']);
    expect(layoutLines([text('one'), { kind: 'note', text: HINT }], 9)).toEqual(['one', '(more)']);
    expect(layoutLines([text('ééé'), { kind: 'note', text: HINT }], 12)).toEqual(['ééé', '(more)']);
  });

  it('lists without an introduction from where an earlier message ended', () => {
    expect(layoutLines([{ kind: 'list', intro: '', items: ['c', 'd'], isNumbered: true, start: 3 }], 80)).toEqual([
      '3. c; 4. d',
    ]);
  });
});

describe('more', () => {
  const ideas = Array.from(
    { length: 30 },
    (_, at) => `  - { slug: s${at + 1}, title: The long title of idea number ${at + 1}, source: Ideas }`,
  );
  const program = programFrom(
    ORCHARD.replace(/^ideas:[\s\S]*?(?=^vocabulary)/m, `ideas:\n${ideas.join('\n')}\n`).replace(
      / {2}- id: p\w+-licence\n(?: {4}.*\n)*/g,
      '',
    ),
  );

  it('goes on where the answer ended, with the next number, up to the last item', async () => {
    const talk = startConversation({ program });

    const first = await talk.hears(['!ideas']);
    const second = await talk.hears(['!more']);

    const lastOfFirst = Number([...first.matchAll(/(\d+)\. The/g)].at(-1)?.[1]);
    expect(first).toContain('"more"');
    expect(lastOfFirst).toBeLessThan(30);
    expect(second.split('\n')[0]).toMatch(
      new RegExp(`^${lastOfFirst + 1}\\. The long title of idea number ${lastOfFirst + 1};`),
    );
    expect(second).toMatch(/30\. The long title of idea number 30$/);
  });

  it('says so where nothing is left, and belongs to the person who asked', async () => {
    const talk = startConversation({ program });
    await talk.says('!ideas');

    const other = await talk.says('!more', { sender: { nick: 'bob', account: null } });

    expect(other.join(' ')).toContain('nothing');
    expect(await talk.hears(['!more'])).toContain('30. ');
    expect(await talk.hears(['!more'])).toContain('nothing');
  });
});
