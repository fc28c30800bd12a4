import { describe, expect, it } from 'vitest';
import { problemsIn, programFrom } from '../support/programs.ts';

/** A file that has nothing but what it must; lines 1 to 5. */
const MINIMAL = `id: tiny
year: 2030
organisation: { name: Tiny }
programme: { name: Prog, shortName: P, url: "https://p.example.org", summary: A programme., source: Top }
page: { title: Tiny page }
`;
const withDates = (...dates: readonly string[]) =>
  `${MINIMAL}keyDates:\n${dates.map((date) => `  - ${date}\n`).join('')}`;
const DATE = 'id: end, title: End, kind: other, source: Top';
const IDEA = 'slug: a, title: A, source: Top';

describe('a program file', () => {
  it('needs no more than who, when and where it was read', () => {
    const program = programFrom(MINIMAL);

    expect(program).toMatchObject({
      id: 'tiny',
      year: 2030,
      ideas: [],
      keyDates: [],
      people: [],
      page: { title: 'Tiny page', url: null },
    });
  });

  it('leaves unknown what an idea does not give', () => {
    const [idea] = programFrom(`${MINIMAL}ideas:\n  - { ${IDEA} }\n`).ideas;

    expect(idea).toMatchObject({
      status: 'listed',
      summary: null,
      size: null,
      level: null,
      languages: [],
      mentors: [],
      inserted: null,
    });
  });
});

describe('what is wrong with a program file is told with line and column:', () => {
  it.each([
    [
      'one phrasing that is answered by yes and by no',
      `${MINIMAL}faq: [{ id: a, answer: A., source: s, yes: [is it paid], no: [is it paid] }]\n`,
      ['6:63: "is it paid" stands under yes, too; one of them is wrong'],
    ],
    [
      'a text with a colon in it',
      `${MINIMAL}faq: []\nextra: Write: a widget toolkit\n`,
      ['7:8: a text with a colon in it must stand in quotes'],
    ],
    [
      'two forms of a date',
      withDates(`{ ${DATE}, day: "2030-04-21", at: "2030-04-21T18:00Z" }`),
      ['7:5: give exactly one of: at; day; from and to'],
    ],
    ['no form of a date', withDates(`{ ${DATE} }`), ['7:5: give exactly one of: at; day; from and to']],
    ['half a range', withDates(`{ ${DATE}, from: "2030-04-21" }`), ['7:5: give exactly one of: at; day; from and to']],
    [
      'a range that ends before it begins',
      withDates(`{ ${DATE}, from: "2030-04-21", to: "2030-04-20" }`),
      ['7:78: the range ends (2030-04-20) before it begins (2030-04-21)'],
    ],
    [
      'a moment that does not exist',
      withDates(`{ ${DATE}, at: "2030-02-30T18:00Z" }`),
      ['7:58: "2030-02-30T18:00Z" is no day of the calendar'],
    ],
    [
      'an end that does not exist',
      withDates(`{ ${DATE}, from: "2030-02", to: "2030-02-29" }`),
      ['7:75: "2030-02-29" is no day of the calendar'],
    ],
    [
      'a day that does not exist',
      withDates(`{ ${DATE}, day: "2030-02-29" }`),
      ['7:59: keyDates.0.day: must be a day, e.g. 2024-04-21'],
    ],
    [
      'an unknown mentor',
      `${MINIMAL}ideas:\n  - { ${IDEA}, mentors: [zoe] }\n`,
      ['7:49: no person has the id "zoe"; add one to people or correct the id'],
    ],
    [
      'an unknown proposer',
      `${MINIMAL}ideas:\n  - { ${IDEA}, suggestedBy: [zoe] }\n`,
      ['7:53: no person has the id "zoe"; add one to people or correct the id'],
    ],
    [
      'a contact that nobody is',
      `${MINIMAL}contacts:\n  - { title: T, person: zoe, purpose: p, source: s }\n`,
      ['7:25: no person has the id "zoe"; add one to people or correct the id'],
    ],
    [
      'a contact without anybody',
      `${MINIMAL}contacts:\n  - { title: T, purpose: p, source: s }\n`,
      ['7:5: a contact needs a person (id) or a mail address'],
    ],
    [
      'an idea twice',
      `${MINIMAL}ideas:\n  - { ${IDEA} }\n  - { ${IDEA} }\n`,
      ['8:13: "a" is used twice; give each entry of ideas its own slug'],
    ],
    [
      'a date twice',
      withDates(`{ ${DATE}, day: "2030-04-21" }`, `{ ${DATE}, day: "2030-04-22" }`),
      ['8:11: "end" is used twice; give each entry of keyDates its own id'],
    ],
    [
      'an unknown level',
      `${MINIMAL}ideas:\n  - { ${IDEA}, level: Unknown }\n`,
      ['7:46: "Unknown" names no level; write beginner, intermediate or advanced (or leave it out if unknown)'],
    ],
    [
      'a mail address that is none',
      `${MINIMAL}people:\n  - { id: a, name: A, mails: [nowhere], source: s }\n`,
      ['7:31: people.0.mails.0: must be a mail address'],
    ],
    [
      'a Matrix id that is none',
      `${MINIMAL}people:\n  - { id: a, name: A, matrixId: ann, source: s }\n`,
      ['7:33: people.0.matrixId: must be a Matrix user id, e.g. @ann:example.org'],
    ],
    [
      'a line break in a text',
      `${MINIMAL}links:\n  - { title: "two\\nlines" }\n`,
      ['7:14: links.0.title: must be one line without control characters'],
    ],
    [
      'a colour code of IRC',
      `${MINIMAL}links:\n  - { title: "\\x034red" }\n`,
      ['7:14: links.0.title: must be one line without control characters'],
    ],
    [
      'a script in place of an address',
      `${MINIMAL}links:\n  - { title: T, url: "javascript:alert(1)" }\n`,
      ['7:22: links.0.url: must be an http or https address'],
    ],
    ['an empty text', `${MINIMAL}links:\n  - { title: "" }\n`, ['7:14: links.0.title: must not be empty']],
    [
      'a faq entry that nobody can ask for',
      `${MINIMAL}faq:\n  - { id: a, answer: A. }\n`,
      ['7:5: nobody can ask for this: give at least one phrasing under asks, yes or no'],
    ],
    [
      'a faq entry about nothing known',
      `${MINIMAL}faq:\n  - { id: a, answer: A., asks: [q], about: moon }\n`,
      ['7:44: "moon" is no idea, person, key date or guide'],
    ],
    [
      'an id with capitals',
      MINIMAL.replace('id: tiny', 'id: Tiny'),
      ['1:5: id: must be lower-case letters, digits and hyphens, e.g. "live-migration"'],
    ],
  ])('%s', (_, yaml, problems) => {
    expect(problemsIn(yaml)).toEqual(problems);
  });

  it('several at once, all of them', () => {
    const yaml = `${MINIMAL.replace('id: tiny', 'id: T I N Y')}people:\n  - { id: a, name: A, mails: [x, y@example.org, z], source: s }\n`;

    expect(problemsIn(yaml)).toEqual([
      '1:5: id: must be lower-case letters, digits and hyphens, e.g. "live-migration"',
      '7:31: people.0.mails.0: must be a mail address',
      '7:49: people.0.mails.2: must be a mail address',
    ]);
  });

  it('several of those that only the whole file shows, all of them', () => {
    const yaml = `${MINIMAL}ideas:\n  - { ${IDEA}, mentors: [zoe] }\n  - { ${IDEA}, level: Odd }\n`;

    expect(problemsIn(yaml)).toEqual([
      '8:13: "a" is used twice; give each entry of ideas its own slug',
      '7:49: no person has the id "zoe"; add one to people or correct the id',
      '8:46: "Odd" names no level; write beginner, intermediate or advanced (or leave it out if unknown)',
    ]);
  });

  it('a file that is no YAML', () => {
    const problems = problemsIn('id: [a\nyear: 2030\n');

    expect(problems.length).toBeGreaterThan(0);
    expect(problems[0]).toMatch(/^2:\d+: /);
  });

  it('an empty file', () => {
    expect(problemsIn('')).toEqual(['1:1: must be options with their values, e.g. { id: ..., year: ... }']);
  });
});
