import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../support/imports.ts';
import { PAGES, pageText } from '../support/pages.ts';

describe('the documents', () => {
  it.each(PAGES)('every link of %s leads to a file that is there', (page) => {
    const text = pageText(page);

    const targets = [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map((match) => match[1] ?? '');

    expect(targets.filter((target) => !existsSync(join(ROOT, dirname(page), target)))).toEqual([]);
  });

  it.each(PAGES)('every npm script that %s names exists', (page) => {
    const text = pageText(page);
    const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };

    const named = [...text.matchAll(/npm run (?:-s )?([a-z:]+)/g)].map((match) => match[1] ?? '');

    expect(named.filter((script) => !(script in scripts))).toEqual([]);
  });
});

describe('the decisions', () => {
  const folder = join(ROOT, 'docs/decisions');
  const pages = readdirSync(folder)
    .filter((name) => /^\d/.test(name))
    .toSorted();

  it('are numbered one after the other', () => {
    expect(pages.map((name) => Number(name.slice(0, 4)))).toEqual(pages.map((_, at) => at + 1));
  });

  it('stand in their list under their titles', () => {
    const list = readFileSync(join(folder, 'README.md'), 'utf8');

    const lines = pages.map((name) => {
      const [title = ''] = readFileSync(join(folder, name), 'utf8').split('\n');
      return `- [${name.slice(0, 4)}](${name}) ${title.replace(/^# /, '')}`;
    });

    expect(lines.length).toBeGreaterThan(10);
    expect(lines.filter((line) => !list.includes(line))).toEqual([]);
  });
});
