import { describe, expect, it } from 'vitest';
import { parseYaml } from '../../src/adapters/yaml/parse-yaml.ts';
import { reminderFaults } from '../../src/app/reminder-faults.ts';
import { parseProgram } from '../../src/config/program/parse-program.ts';
import { warningsAbout } from '../../src/config/program/warn-program.ts';
import { formatProblem, type SourceDocument } from '../../src/ports/source-document.ts';
import { fencedBlocks, PAGES } from '../support/pages.ts';
import { settingsFrom } from '../support/settings.ts';

/** The season that the page about seasons writes, block by block. */
const SEASON = fencedBlocks('docs/program-data.md', 'yaml').join('');

/** What the examples of a configuration are parts of. */
const CONFIGURATION: Readonly<Record<string, string>> = {
  programs: 'programs: [my-season.yaml]\n',
  networks: `networks:
  - kind: irc
    name: oftc
    host: irc.oftc.net
    owner: QEMU org admins
    source: https://wiki.qemu.org/Internships
    channels: [{ name: "#qemu-gsoc" }, { name: "#qemu-mentors" }]
  - kind: matrix
    name: matrix
    homeserver: example.org
    login: { user: gsocbot, password: { file: secret } }
    folder: var/matrix
    channels: [{ name: "#qemu-gsoc:example.org" }]
`,
};

function documentOf(yaml: string): SourceDocument {
  const read = parseYaml('page.yaml', yaml);
  if ('problems' in read) throw new Error(`${read.problems.map(formatProblem).join('\n')}\n${yaml}`);
  return read.document;
}

function keysOf(yaml: string): readonly string[] {
  return [...yaml.matchAll(/^([A-Za-z]+):/gm)].map(([, key = '']) => key);
}

const examples = PAGES.filter((page) => page !== 'docs/program-data.md').flatMap((page) =>
  fencedBlocks(page, 'yaml').map((block) => ({ page, block, keys: keysOf(block) })),
);

describe('the season that docs/program-data.md writes', () => {
  it('is one that works, and that nobody would stumble over', () => {
    const document = documentOf(SEASON);
    const parsed = parseProgram(document);

    expect('problems' in parsed ? parsed.problems.map(formatProblem) : []).toEqual([]);
    const warnings =
      'program' in parsed ? warningsAbout(document, parsed.program, Date.parse('2027-01-01T00:00Z')) : [];
    expect(warnings.map(formatProblem)).toEqual([]);
  });
});

describe('an example in YAML', () => {
  it('is found on the pages', () => {
    expect(examples.length).toBeGreaterThanOrEqual(5);
  });

  it.each(examples.filter(({ keys }) => keys.includes('interview')))('of a season in $page is right', ({ block }) => {
    const parsed = parseProgram(documentOf(SEASON + block));

    expect('problems' in parsed ? parsed.problems.map(formatProblem) : []).toEqual([]);
  });

  it.each(examples.filter(({ keys }) => !keys.includes('interview')))(
    'of a configuration in $page ($keys.0) is right',
    ({ block, keys }) => {
      const rest = Object.entries(CONFIGURATION).flatMap(([key, yaml]) => (keys.includes(key) ? [] : [yaml]));

      const settings = settingsFrom([block, ...rest].join(''));

      expect(reminderFaults(settings, null)).toEqual([]);
    },
  );
});
