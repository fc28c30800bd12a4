import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT, readSources } from '../support/imports.ts';

const rows = readFileSync(join(ROOT, 'docs/words.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .slice(1)
  .map((line) => line.split('|').map((cell) => cell.trim()));

/** Names that a file exports, as their words: "createInterviewDesk" is "create interview desk". */
function exportedNames(text: string): readonly string[] {
  const names = [...text.matchAll(/^export (?:async )?(?:const|function|class|interface|type) (\w+)/gm)];
  return names.map(([, name = '']) => name.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase());
}

/** Names outside of `allowed` in which a word stands. */
function namesWith(word: string, allowed: RegExp): readonly string[] {
  return readSources()
    .filter(({ path }) => !allowed.test(path))
    .flatMap(({ path, text }) =>
      exportedNames(text)
        .filter((name) => new RegExp(`\\b${word}s?\\b`).test(name))
        .map((name) => `${path}: ${name}`),
    );
}

describe('the words', () => {
  it('are told from others that mean the same', () => {
    expect(rows.find(([, word]) => word === 'applicant')?.[3]).toBe('student, contributor, intern');
  });

  it('have taken the place of those others in the names of the code', () => {
    const others = rows.flatMap(([, , , not = '']) => not.split(', ').filter((word) => word !== ''));
    const found = others.flatMap((word) => namesWith(word, /^$/));

    expect(others.length).toBeGreaterThan(5);
    expect(found).toEqual([]);
  });

  it('leave rooms to Matrix', () => {
    expect(namesWith('room', /^src\/adapters\/matrix\//)).toEqual([]);
  });
});
