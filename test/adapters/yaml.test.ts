import { describe, expect, it } from 'vitest';
import { parseYaml } from '../../src/adapters/yaml/parse-yaml.ts';

const TEXT = `# a comment
title: Orchard
ideas:
  - slug: pear
    mentors: [ann, bob]
  - { slug: plum, mentors: [] }
"quoted key": yes
`;

function documentOf(text: string) {
  const read = parseYaml('a.yaml', text);
  if ('problems' in read) throw new Error(read.problems.map((problem) => problem.message).join());
  return read.document;
}

describe('a YAML document', () => {
  it.each([
    [['title'], 2, 8],
    [['ideas'], 4, 3],
    [['ideas', 0], 4, 5],
    [['ideas', 0, 'slug'], 4, 11],
    [['ideas', 0, 'mentors', 1], 5, 20],
    [['ideas', 1], 6, 5],
    [['ideas', 1, 'mentors'], 6, 28],
    [['quoted key'], 7, 15],
    [[], 2, 1],
  ])('knows that %j stands in line %d, column %d', (path, line, column) => {
    expect(documentOf(TEXT).positionOf(path)).toEqual({ line, column });
  });

  it.each([
    [['ideas', 0, 'size'], 4, 5],
    [['ideas', 9, 'slug'], 4, 3],
    [['nothing', 'here'], 2, 1],
  ])('points for %j, which is not there, to the nearest that is: line %d, column %d', (path, line, column) => {
    expect(documentOf(TEXT).positionOf(path)).toEqual({ line, column });
  });

  it('keeps dates, times and long numbers as they are written', () => {
    const { value } = documentOf('day: 2030-04-21\nat: 2030-04-21T18:00Z\n');

    expect(value).toEqual({ day: '2030-04-21', at: '2030-04-21T18:00Z' });
  });

  it('takes a yes for the word', () => {
    expect(documentOf('yes: no').value).toEqual({ yes: 'no' });
  });

  it('counts columns in characters of text, not in bytes', () => {
    expect(documentOf('{ "ä": 1, b: 2 }').positionOf(['b'])).toEqual({ line: 1, column: 14 });
  });
});

describe('a file that is no YAML', () => {
  it.each([
    [
      'a line that is indented too far',
      'log:\n  level: info\n    format: json\nprefix: x',
      '2:10: this line or the next',
    ],
    ['a line that is not indented far enough', 'a:\n  - b: 1\n   c: 2\n', '3:1: this line or the next'],
    ['a tab', 'log:\n\tlevel: info\n\tformat: json', '2:1: begins with a tab; indent by spaces'],
    ['a colon in a text', 'summary: Write: a widget', '1:10: a text with a colon in it must stand in quotes'],
  ])('has %s told in plain words, and nothing of what follows from it', (_, text, message) => {
    const read = parseYaml('a.yaml', text);

    const problems = 'problems' in read ? read.problems : [];
    expect(problems.map(({ line, column, message }) => `${line}:${column}: ${message}`)).toEqual([
      expect.stringContaining(message),
    ]);
  });

  it('has every one of its faults told with its place', () => {
    const read = parseYaml('a.yaml', 'a: [1\nb: "x\n');

    const problems = 'problems' in read ? read.problems : [];
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.map((problem) => problem.file)).toEqual(problems.map(() => 'a.yaml'));
    expect(problems[0]?.line).toBe(2);
  });

  it('has a key that is given twice told at the second', () => {
    const read = parseYaml('a.yaml', 'a: 1\nb: 2\na: 3\n');

    expect('problems' in read && read.problems).toMatchObject([{ line: 3, column: 1 }]);
  });

  it('is not expanded where it refers to itself without end', () => {
    const bomb = `a: &a [x, x, x, x, x, x, x, x, x]\n${[...'bcdefghi']
      .map((name, at) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[at]}`).join(', ')}]`)
      .join('\n')}\n`;

    const read = parseYaml('a.yaml', bomb);

    expect('document' in read || read.problems.length > 0).toBe(true);
  });
});
