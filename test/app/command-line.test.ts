import { describe, expect, it } from 'vitest';
import { runGsocbot } from '../support/command-line.ts';
import { ircYaml } from '../support/network-yaml.ts';
import { ORCHARD } from '../support/orchard.ts';
import { tempFolder, writeIn } from '../support/temp-folder.ts';

const GOOD = `id: tiny
year: 2090
organisation: { name: Tiny }
programme: { name: Prog, shortName: P, url: "https://p.example.org", summary: A programme., source: Top }
page: { title: Tiny page }
contacts: [{ title: Ann, mail: ann@example.org, purpose: all, source: s }]
`;

describe('help', () => {
  it.each([
    [['--help'], ['start', 'check', 'ask', '--version', '--help']],
    [
      ['start', '--help'],
      ['--config', '--program', '--now'],
    ],
    [['check', '--help'], ['file...']],
    [
      ['ask', '--help'],
      ['--program', '--now', '--jsonl', 'question...'],
    ],
  ])('of %j names every option, and is a success', async (args, options) => {
    const { code, out, error } = await runGsocbot(args, tempFolder());

    expect([code, error]).toEqual([0, '']);
    expect(options.filter((option) => !out.includes(option))).toEqual([]);
  });

  it('tells the version', async () => {
    const { code, out } = await runGsocbot(['--version'], tempFolder());

    expect(code).toBe(0);
    expect(out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe('a command line that is wrong', () => {
  it.each([
    [['--bogus'], '--bogus'],
    [['start', '--bogus'], '--bogus'],
    [['start', '--now', 'soon'], '2024-04-02T17:00Z'],
    [['start', '--now', '2024-02-30'], '2024-04-02T17:00Z'],
    [['start', '--now', '2024-04-02T17:00'], '2024-04-02T17:00Z'],
    [['start', '--config'], '--config'],
    [['ask', '--now', '2024-13-01', 'x'], '2024-04-02T17:00Z'],
    [['ask'], 'gsocbot ask'],
    [['frobnicate'], 'frobnicate'],
  ])('%j gets a sentence on standard error and exit code 2', async (args, mention) => {
    const { code, out, error } = await runGsocbot(args, tempFolder());

    expect([code, out]).toEqual([2, '']);
    expect(error).toContain(mention);
    expect(error).not.toMatch(/^ {4}at /m);
  });
});

describe('check', () => {
  it('finds what a configuration says of programs, channels and people that are not there, all at once', async () => {
    const folder = tempFolder();
    writeIn(
      folder,
      'bot.yaml',
      `programs: [qemu-2024]
mentors: { nobody: [oftc/x] }
networks:
  - kind: irc
    name: oftc
    host: localhost
    owner: anna
    source: https://example.org
    channels: [{ name: "#a", program: xen-1999 }]
reminders: { posts: [{ id: a, cron: "99 * * * *", channels: ["oftc/#zz"], template: x }] }
admins: [oftc/anna]
`,
    );

    const { code, out } = await runGsocbot(['check', 'bot.yaml'], folder);

    expect(code).toBe(1);
    expect(out.match(/^bot\.yaml:\d+:\d+: [\w.]+/gm)).toEqual([
      'bot.yaml:2:20: mentors.nobody',
      'bot.yaml:9:39: networks.0.channels.0.program',
      'bot.yaml:10:37: reminders.posts.0.cron',
      'bot.yaml:10:62: reminders.posts.0.channels.0',
    ]);
  });

  it('tells who counts as a mentor, what to write for the others, and which season is over', async () => {
    const folder = tempFolder();
    writeIn(folder, 'orchard.yaml', ORCHARD);
    writeIn(
      folder,
      'bot.yaml',
      `programs: [orchard.yaml, qemu-2017]
admins: [oftc/anna]
mentors: { ann-moss: [oftc/moss] }
networks:
${ircYaml({ name: 'oftc', port: 6667 })}`,
    );

    const { code, out } = await runGsocbot(['check', 'bot.yaml'], folder);

    expect(code).toBe(0);
    expect(
      out
        .split('\n')
        .filter((line) => !/^orchard-2030: its last|john-snow|kevin-wolf|alberto-garcia|stefan-hajnoczi/.test(line)),
    ).toEqual([
      'qemu-2017: its last date was 2017-09-01; is the file of this season missing under "programs"?',
      'orchard-2030: accounts that count as mentors: ann-moss (oftc/moss)',
      'qemu-2017: accounts that count as mentors: none',
      'These mentors have no account here and cannot offer interviews. Ask each which account is theirs, then write under "mentors:"',
      '  ann-lee: [oftc/appletree]  # what the page gives; is it theirs?',
      '  bob-stone: [oftc/ACCOUNT]',
      'bot.yaml: 0 errors, 0 warnings',
      '',
    ]);
  });

  it('warns of what a configuration points to and is not on this machine, and refuses what could never work', async () => {
    const folder = tempFolder();
    writeIn(folder, 'garbage.pem', 'hello');
    writeIn(
      folder,
      'bot.yaml',
      `programs: [qemu-2024]
admins: [oftc/anna]
networks:
  - kind: irc
    name: oftc
    host: localhost
    owner: anna
    source: https://example.org
    sasl: { mechanism: PLAIN, account: x, password: { file: secrets/nope } }
    serverPassword: { env: GSOCBOT_TEST_UNSET }
    certificateFile: nope.pem
    tls: { kind: verified, caFile: garbage.pem }
    channels: [{ name: "#a" }]
`,
    );

    const { code, out } = await runGsocbot(['check', 'bot.yaml'], folder);

    expect(code).toBe(1);
    expect(out.split('\n').filter((line) => line.startsWith('bot.yaml'))).toEqual([
      'bot.yaml:12:36: networks.0.tls.caFile: the file garbage.pem holds no certificate in PEM form',
      'bot.yaml:9:61: warning: networks.0.sasl.password.file: the file secrets/nope cannot be read (there is none); the bot does not start without it',
      'bot.yaml:10:28: warning: networks.0.serverPassword.env: the environment variable GSOCBOT_TEST_UNSET must hold one line; the bot does not start without it',
      'bot.yaml:11:22: warning: networks.0.certificateFile: the file nope.pem cannot be read (there is none); the bot does not start without it',
      'bot.yaml: 1 error, 3 warnings',
    ]);
  });

  it('finds no faults in the programs that come with the bot', async () => {
    const { code, out } = await runGsocbot(['check'], tempFolder());

    expect(code).toBe(0);
    expect(out.match(/: 0 errors, \d+ warnings?$/gm)).toHaveLength(3);
  });

  it('tells every fault of every file with its place, and fails', async () => {
    const folder = tempFolder();
    writeIn(folder, 'good.yaml', GOOD);
    writeIn(folder, 'bad.yaml', `${GOOD.replace('tiny', 'T I')}links: [{ title: T, url: nowhere }]\n`);

    const { code, out } = await runGsocbot(['check', 'good.yaml', 'bad.yaml'], folder);

    expect(code).toBe(1);
    expect(out.split('\n')).toEqual([
      'good.yaml: 0 errors, 0 warnings',
      'bad.yaml:1:5: id: must be lower-case letters, digits and hyphens, e.g. "live-migration"',
      'bad.yaml:7:26: links.0.url: must be an http or https address',
      'bad.yaml: 2 errors, 0 warnings',
      '',
    ]);
  });

  it('warns without failing', async () => {
    const folder = tempFolder();
    writeIn(folder, 'warn.yaml', `${GOOD}channels: [{ name: "#tiny", network: freenode, topic: t, source: s }]\n`);

    const { code, out } = await runGsocbot(['check', 'warn.yaml'], folder);

    expect(code).toBe(0);
    expect(out).toMatch(/^warn\.yaml:7:12: warning: #tiny: .*freenode/);
    expect(out).toContain('warn.yaml: 0 errors, 1 warning\n');
  });

  it('reads configuration files too', async () => {
    const folder = tempFolder();
    writeIn(folder, 'bot.yaml', 'prefix: xyz\n');

    const { code, out } = await runGsocbot(['check', 'bot.yaml'], folder);

    expect(code).toBe(1);
    expect(out).toContain('bot.yaml:1:9: prefix: must be one or two punctuation characters');
  });

  it('warns of a configuration with nothing in it', async () => {
    const folder = tempFolder();
    writeIn(folder, 'bot.yaml', '# to be written\n');

    const { code, out } = await runGsocbot(['check', 'bot.yaml'], folder);

    expect(code).toBe(0);
    expect(out).toContain('bot.yaml:1:1: warning: is empty: the bot talks in the terminal, and on no network\n');
  });

  it('tells a file that is not there', async () => {
    const { code, out } = await runGsocbot(['check', 'nosuch.yaml'], tempFolder());

    expect(code).toBe(1);
    expect(out).toContain('nosuch.yaml:1:1: there is no such file');
  });
});
