import { describe, expect, it } from 'vitest';
import { parseYaml } from '../../src/adapters/yaml/parse-yaml.ts';
import { parseProgram } from '../../src/config/program/parse-program.ts';
import { warningsAbout } from '../../src/config/program/warn-program.ts';

const HEAD = `id: tiny
year: 2030
organisation: { name: Tiny }
programme: { name: Prog, shortName: P, url: "https://p.example.org", summary: A programme., source: Top }
page: { title: Tiny page }
people: [{ id: ann, name: Ann, mails: [ann@example.org], source: s }, { id: bob, name: Bob, source: s }]
`;
const CONTACTS = 'contacts: [{ title: Ann, person: ann, purpose: all, source: s }]';
const GOOD = 'title: A, source: s, summary: S., mentors: [ann]';

/** @param more what is in the file besides: somebody to write to, if nothing else is said. */
function warnings(yaml: string, now = '2030-01-01T00:00:00Z', more = CONTACTS): readonly string[] {
  const read = parseYaml('tiny.yaml', `${HEAD}${yaml}\n${more}`);
  if ('problems' in read) throw new Error('the test has written bad YAML');
  const parsed = parseProgram(read.document);
  if ('problems' in parsed) throw new Error('the test has written a bad program');
  return warningsAbout(read.document, parsed.program, Date.parse(now)).map(
    ({ line, column, message }) => `${line}:${column}: ${message}`,
  );
}

describe('a warning is given', () => {
  it.each([
    [
      'for an idea without a summary',
      'ideas: [{ slug: a, title: A, source: s, mentors: [ann] }]',
      ['7:9: "A" has no summary'],
    ],
    [
      'for a size without hours',
      `ideas: [{ slug: a, ${GOOD}, size: a lot }]`,
      ['7:76: names no hours, e.g. "175 hours"; the bot finds no idea by it'],
    ],
    [
      'for an idea without a mentor',
      'ideas: [{ slug: a, title: A, source: s, summary: S. }]',
      ['7:9: "A" has no mentor'],
    ],
    [
      'for a mentor without a mail address',
      'ideas: [{ slug: a, title: A, source: s, summary: S., mentors: [bob] }]',
      ['6:71: the mentor Bob has no mail address'],
    ],
    [
      'for a size that the programme does not know',
      `ideas: [{ slug: a, ${GOOD}, size: 200 hours }]`,
      ['7:76: 200 hours is not a size of the programme: about 90, 175 or 350'],
    ],
    [
      'for an alias of two ideas, whatever its capitals',
      `ideas:\n  - { slug: a, ${GOOD}, aliases: [It] }\n  - { slug: b, ${GOOD}, aliases: [iT] }\n`,
      ['9:76: the alias "iT" belongs to a already; the bot will name both'],
    ],
    [
      'for a channel on freenode',
      'channels: [{ name: "#tiny", network: Freenode, topic: t, source: s }]',
      ['7:12: #tiny: most projects left freenode in 2021; give the present network'],
    ],
    [
      'for a channel on a server of freenode',
      'channels: [{ name: "#tiny", network: old, server: chat.freenode.net, topic: t, source: s }]',
      ['7:12: #tiny: most projects left freenode in 2021; give the present network'],
    ],
  ])('%s', (_, yaml, expected) => {
    expect(warnings(yaml)).toEqual(expected);
  });

  it('for a day in the past, from the first moment after it', () => {
    const yaml = 'keyDates: [{ id: end, title: End, kind: other, day: "2030-04-21", source: s }]';

    expect(warnings(yaml, '2030-04-21T23:59:59.999Z')).toEqual([]);
    expect(warnings(yaml, '2030-04-22T00:00:00.001Z')).toEqual(['7:12: "End" lies in the past']);
  });

  it('for a range only when its end is past', () => {
    const yaml =
      'keyDates: [{ id: end, title: End, kind: other, from: "2030-04-01", to: "2030-04-02T18:00Z", source: s }]';

    expect(warnings(yaml, '2030-04-02T17:59:59.999Z')).toEqual([]);
    expect(warnings(yaml, '2030-04-02T18:00:00.001Z')).toEqual(['7:12: "End" lies in the past']);
  });

  it('for everything at once', () => {
    const found = warnings('ideas: [{ slug: a, title: A, source: s, mentors: [bob], size: 20 or 40 hours }]');

    expect(found.map((warning) => warning.replace(/^\d+:\d+: /, ''))).toEqual([
      '"A" has no summary',
      '20 hours is not a size of the programme: about 90, 175 or 350',
      '40 hours is not a size of the programme: about 90, 175 or 350',
      'the mentor Bob has no mail address',
    ]);
  });
});

it('warns that there is nobody to send people to where the bot does not know', () => {
  expect(warnings('', undefined, '')).toEqual([
    '1:1: there are neither contacts nor channels: where the bot does not know, it can name nobody to ask',
  ]);
});

it('warns of an answer that nobody reads to its end in a channel', () => {
  expect(warnings(`faq: [{ id: long, asks: [why], answer: "${'x'.repeat(401)}", source: s }]`)).toEqual([
    '7:40: is 401 characters long; about 280 are read in a channel',
  ]);
});

describe('no warning is given', () => {
  it.each([
    ['for the sizes of the programme', `ideas: [{ slug: a, ${GOOD}, size: 90 or 175 or 350 hours }]`],
    ['for a size that is left open', `ideas: [{ slug: a, ${GOOD} }]`],
    ['for a person without mail who mentors nothing', `ideas: [{ slug: a, ${GOOD} }]`],
    ['for an alias given twice to one idea', `ideas: [{ slug: a, ${GOOD}, aliases: [it, IT] }]`],
    ['for a channel on a network that lives', 'channels: [{ name: "#tiny", network: OFTC, topic: t, source: s }]'],
  ])('%s', (_, yaml) => {
    expect(warnings(yaml)).toEqual([]);
  });
});
