import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseYaml } from '../../src/adapters/yaml/parse-yaml.ts';
import { createPhrasebook } from '../../src/answers/compose/phrasebook.ts';
import { parseLanguage } from '../../src/config/language/parse-language.ts';
import { REPLIES } from '../../src/domain/language/replies.ts';
import { ROOT } from '../support/imports.ts';

const text = readFileSync(join(ROOT, 'data/language/en.yaml'), 'utf8');

function parse(yaml: string) {
  const read = parseYaml('en.yaml', yaml);
  return 'problems' in read ? read : parseLanguage(read.document);
}

function english() {
  const parsed = parse(text);
  if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems));
  return parsed.language;
}

describe('the English of the bot', () => {
  it('has no faults', () => {
    const parsed = parse(text);

    expect('problems' in parsed ? parsed.problems : []).toEqual([]);
  });

  it('has a sentence for every reply, and every sentence is well formed', () => {
    const { replies } = english();
    const say = createPhrasebook(replies);
    // The library reads a sentence when it is first filled in; any value does for its form.
    const values = new Proxy({}, { has: () => true, get: () => 1, ownKeys: () => [] });

    const broken = REPLIES.filter((name) => {
      try {
        return say(name, values) === '';
      } catch {
        return true;
      }
    });

    expect(REPLIES.length).toBeGreaterThan(90);
    expect(broken).toEqual([]);
  });

  it('says yes and no so that nobody can mistake them', () => {
    const { yes, no, notYet } = english().replies;

    expect(yes).toMatch(/^Yes\b/);
    expect(no).toMatch(/^No\b/);
    expect(notYet).toMatch(/^No\b/);
  });

  it('belongs to no program in its small talk and in what it leaves open', () => {
    const { faq } = english();

    expect(faq.filter((entry) => entry.unknown === null).length).toBeGreaterThan(0);
    expect(faq.filter((entry) => entry.unknown !== null).length).toBeGreaterThan(0);
    expect(faq.filter((entry) => entry.about !== null)).toEqual([]);
  });

  it('is refused with a place where a reply has no sentence', () => {
    const line = text.split('\n').findIndex((content) => content.startsWith('replies:'));
    const parsed = parse(text.replace(/^ {2}nothingMore: .*$/m, ''));

    expect('problems' in parsed && parsed.problems).toEqual([
      {
        file: 'en.yaml',
        line: line + 2,
        column: 3,
        message: 'replies.nothingMore: is missing; it must be text',
      },
    ]);
  });
});

describe('a phrasebook', () => {
  const replies = {
    ...english().replies,
    version: '{version} <{mail}>',
    mentors: '{count, plural, one {1 mentor} other {# mentors}}',
  };
  const say = createPhrasebook(replies);

  it('fills in values, and leaves angle brackets alone', () => {
    expect(say('version', { version: '1.2', mail: 'a@example.org' })).toBe('1.2 <a@example.org>');
  });

  it('counts', () => {
    expect([0, 1, 2].map((count) => say('mentors', { count }))).toEqual(['0 mentors', '1 mentor', '2 mentors']);
  });

  it('takes no placeholder out of a value', () => {
    expect(say('version', { version: '{mail}', mail: '<b>' })).toBe('{mail} <<b>>');
  });
});
