import { describe, expect, it } from 'vitest';
import { parseYaml } from '../../src/adapters/yaml/parse-yaml.ts';
import { parseSettings } from '../../src/config/settings/parse-settings.ts';
import { formatProblem } from '../../src/ports/source-document.ts';
import { withPrograms } from '../support/settings.ts';

function parse(yaml: string) {
  const read = parseYaml('bot.yaml', yaml);
  if ('problems' in read) throw new Error('the test has written bad YAML');
  return parseSettings(read.document);
}

function problems(yaml: string): readonly string[] {
  const parsed = parse(withPrograms(yaml));
  return 'problems' in parsed ? parsed.problems.map(formatProblem) : [];
}

/** A configuration of one IRC network, to which more can be added. */
const IRC = `networks:
  - kind: irc
    name: oftc
    host: irc.example
    owner: anna
    source: https://orchard.example
    channels:
      - name: "#orchard"
`;

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
        mentors: {},
        mentorAccounts: 'configured',
        limits: { perPersonPerMinute: 12, perChannelPerMinute: 40, guestsPerMinute: 30 },
        privacy: { mails: 'channel' },
        bridged: [],
        interviews: {
          bookNoticeHours: 2,
          cancelNoticeHours: 12,
          confirmHours: 24,
          queueHoldMinutes: 30,
          phaseMinutes: { welcome: 5, exercise: 30, discussion: 20, questions: 10 },
          retentionDays: 90,
        },
        log: { level: 'info', format: 'auto' },
        reminders: {
          enabled: true,
          zone: 'UTC',
          sayAt: '09:00',
          leadTimes: {
            deadline: ['14d', '7d', '3d', '1d', '3h', '1h', '0'],
            opening: ['1d', '0'],
            event: ['1d', '0'],
          },
          leadTimesByKind: {},
          announceChanges: ['moved', 'added', 'removed'],
          direct: ['mentors', 'admins'],
          catchUpPerHour: 3,
          channels: [],
          posts: [],
        },
        networks: [{ kind: 'console', name: 'console', channel: '#qemu-gsoc', nick: 'alice' }],
      },
    });
  });

  it('keeps what is given', () => {
    const parsed = parse(
      'botNick: helper\nprefix: "."\nadmins: [console/carol]\nsimulatedStart: "2024-03-25T10:00Z"\n',
    );

    expect(parsed).toMatchObject({
      settings: { botNick: 'helper', prefix: '.', admins: ['console/carol'], simulatedStart: '2024-03-25T10:00Z' },
    });
  });

  it.each([
    [
      'an option that is spelt wrongly',
      'botnick: x',
      'bot.yaml:1:10: botnick: there is no such option; did you mean "botNick"?',
    ],
    [
      'an option that is nowhere near',
      'log: { colour: red }',
      'bot.yaml:1:16: log.colour: there is no such option; there are: level, format',
    ],
    [
      'a value where options belong',
      'reminders: { quietHours: 22-08 }',
      'bot.yaml:1:26: reminders.quietHours: must be options with their values, e.g. { from: ..., to: ... }',
    ],
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
    [
      'a number where text belongs',
      'reminders: { leadTimes: { deadline: [14] } }',
      'bot.yaml:1:38: reminders.leadTimes.deadline.0: must be text: put what looks like a number, a date or a comment in quotes',
    ],
    ['text where a list belongs', 'programs: qemu', 'bot.yaml:1:11: programs: must be a list, e.g. [one, two]'],
    [
      'a network of no kind that there is',
      'networks: [{ kind: slack }]',
      'bot.yaml:1:20: networks.0.kind: must be "console", "irc" or "matrix"',
    ],
    [
      'a number below its least',
      'limits: { perPersonPerMinute: -1 }',
      'bot.yaml:1:31: limits.perPersonPerMinute: must be at least 0',
    ],
    [
      'a word that is none of the choices',
      'log: { level: loud }',
      'bot.yaml:1:15: log.level: must be "debug", "info", "warn" or "error"',
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
      'a start on a day that the calendar does not have',
      'simulatedStart: "2024-02-30T10:00Z"',
      'bot.yaml:1:17: simulatedStart: must be an instant that exists',
    ],
    [
      'a post that begins on a day that no calendar has',
      'reminders: { posts: [{ id: a, cron: "0 9 * * 1", channels: ["console/#qemu-gsoc"], template: x, startsAt: "2024-99-99T10:00Z" }] }',
      'bot.yaml:1:107: reminders.posts.0.startsAt: must be an instant that exists',
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
    [
      'an admin without a network',
      'admins: [carol]',
      'bot.yaml:1:10: admins.0: must be NETWORK/ACCOUNT, e.g. "oftc/stefanha"',
    ],
    [
      'an admin of a network that is not there',
      'admins: [oftc/carol]',
      'bot.yaml:1:10: admins.0: there is no network "oftc"; there are: console',
    ],
    [
      'a secret in the clear',
      `${IRC}    serverPassword: hunter2\n`,
      'bot.yaml:9:21: networks.0.serverPassword: a secret does not belong in this file: write {file: PATH} or {env: NAME}',
    ],
    [
      'a line break in what is sent to the server',
      IRC.replace('owner: anna', 'owner: "anna\\nQUIT"'),
      'bot.yaml:5:12: networks.0.owner: must be one line of text',
    ],
    [
      'a channel without quotes, which is a comment',
      IRC.replace('"#orchard"', '#orchard'),
      'bot.yaml:8:15: networks.0.channels.0.name: must be a channel, in quotes, e.g. "#qemu-gsoc"',
    ],
    [
      'a channel twice',
      `${IRC}      - name: "#Orchard"\n`,
      'bot.yaml:9:15: networks.0.channels.1.name: this channel is there already',
    ],
    [
      'two networks of one name',
      `${IRC}${IRC.replace('networks:\n', '')}`,
      'bot.yaml:10:11: networks.1.name: another network has this name',
    ],
    [
      'a console beside a real network',
      `${IRC}  - kind: console\n`,
      'bot.yaml:9:5: networks.1: a console can not run beside other networks; give it a configuration of its own',
    ],
    [
      'a simulated clock on a real network',
      `${IRC}simulatedStart: 2024-03-25T10:00Z\n`,
      'bot.yaml:9:17: simulatedStart: is for the console only; leave it out',
    ],
    [
      'a server that would be two commands',
      IRC.replace('irc.example', '"irc.example\\r\\nQUIT"'),
      'bot.yaml:4:11: networks.0.host: must be the name or the address of a server, e.g. irc.oftc.net',
    ],
    [
      'a name with a space, which is no nick',
      `${IRC}botNick: GSoC bot\n`,
      'bot.yaml:9:10: botNick: must be a nick of at most 30 characters where an IRC network has none of its own',
    ],
    [
      'SASL EXTERNAL without a certificate',
      `${IRC}    sasl: { mechanism: EXTERNAL }\n`,
      'bot.yaml:9:11: networks.0.sasl: EXTERNAL needs a certificateFile',
    ],
    [
      'proof by a NickServ that anybody could be called',
      `${IRC}    identity: nickserv\n    nickserv: { arguments: password }\n`,
      'bot.yaml:10:15: networks.0.nickserv.address: NickServ proves who speaks only where it is named with its server, e.g. nickserv: { address: NickServ@services.oftc.net }',
    ],
    [
      'proof by NickServ without a NickServ',
      `${IRC}    identity: nickserv\n`,
      'bot.yaml:9:15: networks.0.identity: NickServ proves who speaks only where it is named with its server, e.g. nickserv: { address: NickServ@services.oftc.net }',
    ],
    [
      'a bridge to a channel that the bot is not in',
      `${IRC}bridged: [{ channels: [oftc/#orchard, oftc/#pears], ghosts: ["*[m]"] }]\n`,
      'bot.yaml:9:39: bridged.0.channels.1: the bot has no such channel; there are: oftc/#orchard',
    ],
    [
      'a fingerprint that is none',
      `${IRC}    tls: { kind: pinned, sha256: abc }\n`,
      'bot.yaml:9:34: networks.0.tls.sha256: must be 64 hexadecimal digits, colons allowed',
    ],
  ])('with %s is refused at its place', (_, yaml, problem) => {
    expect(problems(yaml)).toEqual([problem]);
  });

  it('of a network needs the programs that are spoken of, for nobody wants to hear of seasons of long ago', () => {
    const parsed = parse(IRC);

    expect('problems' in parsed ? parsed.problems.map(formatProblem) : []).toEqual([
      'bot.yaml:1:1: programs: is missing; on a network it must name the file of your season, e.g. programs: [my-season.yaml] (docs/program-data.md)',
    ]);
    expect(problems('networks: [{ kind: console }]')).toEqual([]);
  });

  it('takes the proof of a NickServ on its server', () => {
    expect(problems(`${IRC}    identity: nickserv\n    nickserv: { address: NickServ@services.example }\n`)).toEqual(
      [],
    );
  });

  it('with several faults tells all of them', () => {
    const found = problems('prefix: x\nprograms: []\n');

    expect(found).toEqual([
      'bot.yaml:1:9: prefix: must be one or two punctuation characters, e.g. "!"',
      'bot.yaml:2:11: programs: must name at least one program',
    ]);
  });
});
