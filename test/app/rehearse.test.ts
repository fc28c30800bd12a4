import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runGsocbot } from '../support/command-line.ts';
import { tempFolder, writeIn } from '../support/temp-folder.ts';

const IRC = (more: string) => `programs: [qemu-2024]
networks:
  - kind: irc
    name: oftc
    host: localhost
    owner: anna
    source: https://example.org/gsocbot
    channels: [{ name: "#qemu-gsoc" }, { name: "#qemu-mentors" }]
${more}`;

async function rehearse(args: readonly string[], config?: string) {
  const folder = tempFolder();
  if (config !== undefined) writeIn(folder, 'bot.yaml', config);
  return runGsocbot(['rehearse', ...(config === undefined ? [] : ['-c', 'bot.yaml']), ...args], folder);
}

describe('a rehearsal', () => {
  it('prints each message of the season as JSON', async () => {
    const { code, out } = await rehearse(['--json']);

    const messages: unknown = JSON.parse(out);
    expect(code).toBe(0);
    expect(messages).toHaveLength(25);
    expect(messages).toContainEqual({
      at: '2024-04-02T15:00:00.000Z',
      channel: '#qemu-gsoc',
      keyDate: 'applications',
      leadTimeMs: 10_800_000,
      text: 'Reminder: Application period ends in 3 hours, Tue 2 April 2024 18:00 UTC. You can replace your proposal PDF as often as you like until the deadline.',
      bytes: 148,
    });
  });

  it('keeps to a span and a channel', async () => {
    const { out } = await rehearse(
      ['--from', '2024-04-30', '--to', '2024-05-02T00:00Z', '--channel', 'oftc/#qemu-gsoc'],
      IRC(''),
    );

    expect(
      out,
    ).toBe(`2024-04-30 18:00Z  #qemu-gsoc  Coming up in 1 day: Accepted applicants announced, Wed 1 May 2024 18:00 UTC.
2024-05-01 18:00Z  #qemu-gsoc  It is time: Accepted applicants announced (Wed 1 May 2024 18:00 UTC).

2 messages; nothing to remark
`);
  });

  it('names a channel that is told all that another one is told', async () => {
    const { out } = await rehearse([], IRC(''));

    expect(out).toMatch(
      /^same: oftc\/#qemu-mentors is told the same \d+ messages as oftc\/#qemu-gsoc; under reminders\.channels it can have audiences of its own$/m,
    );
  });

  it('names collisions, delays by quiet hours, texts that are too long, and dates that nobody hears of', async () => {
    const long = 'x'.repeat(400);
    const config = IRC(`reminders:
  quietHours: { from: "17:30", to: "18:05" }
  channels:
    - { network: oftc, channel: "#qemu-mentors", audiences: [] }
    - { network: oftc, channel: "#qemu-gsoc", audiences: [everyone] }
  posts:
    - { id: weekly, cron: "0 9 * * 1", channels: ["oftc/#qemu-gsoc"], template: "This week: {dates} ${long}", endsAt: 2024-02-20T00:00Z, startsAt: 2024-02-13T00:00Z }
    - { id: soon, cron: "10 18 21 2 *", channels: ["oftc/#qemu-gsoc"], template: "Office hours in 15 minutes." }
`);

    const { code, out } = await rehearse(['--from', '2024-02-01', '--to', '2024-03-01'], config);

    const [, remarks = ''] = out.split('remarks:\n');
    expect(code).toBe(0);
    expect(remarks).toContain('unheard: Application period is for applicants');
    expect(remarks).toContain('too long: 2024-02-19 09:00Z, 4');
    expect(remarks).toContain('quiet hours: 2024-02-21 18:05Z, said 5 minutes later: It is time');
    expect(remarks).toContain(
      'collision: 2024-02-21 18:10Z, in oftc/#qemu-gsoc, shortly after another one: Office hours',
    );
  });

  it('does not begin with faults in templates, cron expressions and places, and tells all of them', async () => {
    const config = IRC(`reminders:
  texts: { closed: "{titel} is over" }
  posts:
    - { id: a, cron: "0 25 * * *", channels: ["oftc/#nowhere"], template: "{dates" }
`);

    const { code, error } = await rehearse([], config);

    expect(code).toBe(1);
    expect(error.trim().split('\n')).toEqual([
      expect.stringContaining('bot.yaml:10:20: reminders.texts.closed: there is no {titel}; there are {title}'),
      'bot.yaml:12:22: reminders.posts.0.cron: 25 is an invalid expression for hour',
      'bot.yaml:12:47: reminders.posts.0.channels.0: there is no channel "oftc/#nowhere"; there are: oftc/#qemu-gsoc, oftc/#qemu-mentors',
      expect.stringContaining('bot.yaml:12:75: reminders.posts.0.template: '),
    ]);
  });

  it('does not begin with a configuration that could not start, whichever season is rehearsed', async () => {
    const config = IRC('mentors: { nobody: [oftc/x] }\n');

    const { code, error } = await rehearse(['--program', 'qemu-2017'], config);

    expect(code).toBe(1);
    expect(error).toContain('mentors.nobody: no program names a person "nobody"');
  });

  it('finds what is wrong in any branch of a template, for one that is seldom taken breaks the planning when it is', async () => {
    const config = IRC(`reminders:
  texts:
    deadline: "{title} {isTomorrow, select, true {{bogus}} other {{lead}}}"
    late: "{when, date}"
  posts:
    - { id: a, cron: "0 9 * * 1", channels: ["oftc/#qemu-gsoc"], template: "{dates}", startsAt: 2024-05-01T00:00Z, endsAt: 2024-04-01T00:00Z }
`);

    const { code, error } = await rehearse([], config);

    expect(code).toBe(1);
    expect(error).toContain('reminders.texts.deadline: there is no {bogus}');
    expect(error).toContain('reminders.texts.late: {when} is no number');
    expect(error).toContain('reminders.posts.0.endsAt: it ends before it starts');
  });

  it.each([
    [
      ['--program', 'xen-2013'],
      'xen-2013 has no key dates, so nothing would be said; for recurring posts give --from and --to',
    ],
    [['--channel', '#nowhere'], 'there is no channel "#nowhere"; there are: console/#qemu-gsoc'],
    [
      ['--from', '2024-05-01', '--to', '2024-04-01'],
      'the rehearsal would end (2024-04-01 00:00Z) before it begins (2024-05-01 00:00Z)',
    ],
  ])('refuses %j', async (options, complaint) => {
    const { code, out, error } = await rehearse(options);

    expect([code, out, error.trim()]).toEqual([2, '', complaint]);
  });

  it('has its faults found by "gsocbot check" too', async () => {
    const folder = tempFolder();
    writeIn(folder, 'bot.yaml', IRC('reminders:\n  texts: { closed: "{titel} is over" }\n'));

    const { code, out } = await runGsocbot(['check', 'bot.yaml'], folder);

    expect(code).toBe(1);
    expect(out).toContain('bot.yaml:10:20: reminders.texts.closed: there is no {titel}');
    expect(out).toContain('bot.yaml: 1 error, 1 warning');
  });

  it('plays a season at a pace through the outbox', async () => {
    const { code, out } = await rehearse([
      '--play',
      '12h/s',
      '--from',
      '2024-04-30T12:00Z',
      '--to',
      '2024-05-02T00:00Z',
    ]);

    expect(code).toBe(0);
    expect(out.split('\n').map((line) => line.replace(/^\S+ \S+ +/, ''))).toEqual([
      'console/#qemu-gsoc  Coming up in 1 day: Accepted applicants announced, Wed 1 May 2024 18:00 UTC.',
      'console/#qemu-gsoc  It is time: Accepted applicants announced (Wed 1 May 2024 18:00 UTC).',
      '',
    ]);
  });

  it('takes no pace or instant that it does not understand', async () => {
    expect((await rehearse(['--play', 'fast'])).code).toBe(2);
    expect((await rehearse(['--from', 'soon'])).code).toBe(2);
  });
});

describe('the calendar', () => {
  it('is written to the file, and its sequence goes on from the file that is there', async () => {
    const folder = tempFolder();
    await runGsocbot(['calendar', '--out', 'q.ics'], folder);
    const first = readFileSync(join(folder, 'q.ics'), 'utf8');
    writeIn(folder, 'q.ics', first.replace('DTSTART:20240501T180000Z', 'DTSTART:20240430T180000Z'));

    const { code, out } = await runGsocbot(['calendar', '-p', 'qemu-2024', '--out', 'q.ics'], folder);

    expect([code, out]).toEqual([0, 'q.ics: 5 key dates\n']);
    expect(readFileSync(join(folder, 'q.ics'), 'utf8').match(/SEQUENCE:1/g)).toHaveLength(1);
  });

  it('that cannot be written is said, with exit code 1', async () => {
    const { code, error } = await runGsocbot(['calendar', '--out', 'no/such/folder/q.ics'], tempFolder());

    expect(code).toBe(1);
    expect(error).toContain('no/such/folder/q.ics cannot be written: ENOENT');
  });
});
