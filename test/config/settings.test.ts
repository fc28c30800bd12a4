import { describe, expect, it } from 'vitest';
import { parseYaml } from '../../src/adapters/yaml/parse-yaml.ts';
import { parseSettings } from '../../src/config/settings/parse-settings.ts';
import { formatProblem } from '../../src/ports/source-document.ts';

function parse(yaml: string) {
  const read = parseYaml('bot.yaml', yaml);
  if ('problems' in read) throw new Error('the test has written bad YAML');
  return parseSettings(read.document);
}

function problems(yaml: string): readonly string[] {
  const parsed = parse(yaml);
  return 'problems' in parsed ? parsed.problems.map(formatProblem) : [];
}

describe('a configuration', () => {
  it('has a default for every option', () => {
    const parsed = parse('{}');

    expect(parsed).toEqual({
      settings: {
        botNick: 'gsocbot',
        prefix: '!',
        programs: ['qemu-2024', 'qemu-2017', 'xen-2013'],
        database: 'var/gsocbot.sqlite',
        admins: [],
        networks: [{ kind: 'console', name: 'console', channel: '#qemu-gsoc', nick: 'alice' }],
      },
    });
  });

  it('keeps what is given', () => {
    const parsed = parse('botNick: helper\nprefix: "."\nadmins: [carol]\nsimulatedStart: "2024-03-25T10:00Z"\n');

    expect(parsed).toMatchObject({
      settings: { botNick: 'helper', prefix: '.', admins: ['carol'], simulatedStart: '2024-03-25T10:00Z' },
    });
  });

  it.each([
    [
      'a prefix that is a letter',
      'prefix: x',
      'bot.yaml:1:9: prefix: must be one or two punctuation characters, e.g. "!"',
    ],
    [
      'a prefix of three characters',
      'prefix: "!!!"',
      'bot.yaml:1:9: prefix: must be one or two punctuation characters, e.g. "!"',
    ],
    ['no program', 'botNick: b\nprograms: []', 'bot.yaml:2:11: programs: must name at least one program'],
    ['no network', 'networks: []', 'bot.yaml:1:11: networks: must have at least one network'],
    [
      'a start without its zone',
      'simulatedStart: "2024-03-25T10:00"',
      'bot.yaml:1:17: simulatedStart: must be an instant in UTC, e.g. 2024-03-25T10:00Z',
    ],
    [
      'a start that does not exist',
      'simulatedStart: "2024-13-25T10:00Z"',
      'bot.yaml:1:17: simulatedStart: must be an instant that exists',
    ],
    [
      'a channel without #',
      'networks: [{ kind: console, channel: qemu }]',
      'bot.yaml:1:38: networks.0.channel: must begin with #, e.g. "#qemu-gsoc"',
    ],
    [
      'a network name with capitals',
      'networks: [{ kind: console, name: OFTC }]',
      'bot.yaml:1:35: networks.0.name: must be lower-case letters, digits and hyphens, e.g. "oftc"',
    ],
  ])('with %s is refused at its place', (_, yaml, problem) => {
    expect(problems(yaml)).toEqual([problem]);
  });

  it('with several faults tells all of them', () => {
    const found = problems('prefix: x\nprograms: []\n');

    expect(found).toEqual([
      'bot.yaml:1:9: prefix: must be one or two punctuation characters, e.g. "!"',
      'bot.yaml:2:11: programs: must name at least one program',
    ]);
  });
});
