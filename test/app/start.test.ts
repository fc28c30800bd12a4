import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runGsocbot, startGsocbot } from '../support/command-line.ts';
import { tempFolder, writeIn } from '../support/temp-folder.ts';

/** A folder with a configuration whose database is written beside it. */
function folderWithConfig(more = ''): string {
  const folder = tempFolder();
  writeIn(folder, 'bot.yaml', `database: state/bot.sqlite\nsimulatedStart: 2024-03-25T10:00Z\n${more}`);
  return folder;
}

describe('start', () => {
  it('says on its first screen which season, which clock and what to type', async () => {
    const { code, out } = await runGsocbot(['start', '--config', 'bot.yaml'], folderWithConfig(), '/quit\n');

    const [first = '', second = '', third = ''] = out.split('\n');
    expect(code).toBe(0);
    expect(first).toContain('#qemu-gsoc');
    expect(second).toMatch(/QEMU 2024 \(qemu-2024\).*\/program.*2024-03-25 10:00 UTC.*\/time now/);
    expect(third).toMatch(/!help.*\/quit/);
  });

  it('holds a scripted conversation on a pipe, in plain text', async () => {
    const script =
      'which ideas are in Rust?\ngsocbot: which ideas are in Rust?\ngsocbot: who mentors it?\n!tz Asia/Kolkata\n!next\n/quit\n';

    const { code, out, error } = await runGsocbot(['start', '--config', 'bot.yaml'], folderWithConfig(), script);

    const said = out.split('\n').filter((line) => line.startsWith('<gsocbot>'));
    expect([code, error]).toEqual([0, '']);
    expect(said[0]).toContain('GStreamer Backend for vhost-device-sound');
    expect(said.join('\n')).toContain('Dorinda Bassey');
    expect(said.at(-1)).toContain('18:00 UTC (23:30 Asia/Kolkata)');
    expect(out).not.toContain('\u001b');
  });

  it('lets one play a mentor and the org admin in the terminal, as its first screen says; the name alone is not enough', async () => {
    const script = [
      '/as stefanha',
      '/dm agenda',
      '/as stefanha stefanha',
      '/dm agenda',
      '/as dorinda-bassey dorinda-bassey',
      '/dm offer gstreamer 2 april 14:00-16:00',
      '/as admin admin',
      '/dm status',
      '/quit',
    ].join('\n');

    const { out } = await runGsocbot(['start', '-c', 'bot.yaml'], folderWithConfig(), `${script}\n`);

    const [fourth = ''] = out.split('\n').slice(3);
    const said = out.split('\n').filter((line) => line.startsWith('<gsocbot>'));
    expect(fourth).toMatch(/"\/as carol carol".*"\/as stefanha stefanha" a mentor.*"\/as admin admin" the org admin/);
    expect(said[0]).toContain('is for mentors');
    expect(said[1]).toContain('no interviews to come');
    expect(said[2]).toContain('s1 14:00, s2 15:00');
    expect(said[3]).toContain('connected');
  });

  it('keeps what a person set from one start to the next, in the file that is configured', async () => {
    const folder = folderWithConfig();
    await runGsocbot(['start', '-c', 'bot.yaml'], folder, '!tz Europe/Berlin\n');

    const { out } = await runGsocbot(['start', '-c', 'bot.yaml'], folder, '!tz\n');

    expect(existsSync(join(folder, 'state/bot.sqlite'))).toBe(true);
    expect(out).toContain('Europe/Berlin');
  });

  it('lets nobody else on the machine read what it keeps', async () => {
    const folder = folderWithConfig();

    await runGsocbot(['start', '-c', 'bot.yaml'], folder, '!tz Europe/Berlin\n');

    expect(statSync(join(folder, 'state')).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder, 'state/bot.sqlite')).mode & 0o777).toBe(0o600);
  });

  it('finds the paths of a configuration beside it, wherever it is started', async () => {
    const folder = folderWithConfig();

    await runGsocbot(['start', '-c', join(folder, 'bot.yaml')], tempFolder(), '!tz Europe/Berlin\n');

    expect(existsSync(join(folder, 'state/bot.sqlite'))).toBe(true);
  });

  it('speaks of the program and the time of its options', async () => {
    const args = ['start', '-c', 'bot.yaml', '--program', 'xen-2013', '--now', '2013-02-20T10:00Z'];

    const { out } = await runGsocbot(args, folderWithConfig(), 'gsocbot: who mentors testing netbsd?\n/time\n');

    expect(out).toContain('Xen 2013 (xen-2013)');
    expect(out).toContain('Ian Jackson');
    expect(out).toContain('2013-02-20T10:00Z');
  });

  it('answers under the name and with the prefix that are configured', async () => {
    const { out } = await runGsocbot(
      ['start', '-c', 'bot.yaml'],
      folderWithConfig('botNick: helper\nprefix: "."\n'),
      '!next\n.next\nhelper: next\n',
    );

    expect(out.split('\n').filter((line) => line.startsWith('<helper>'))).toHaveLength(2);
  });

  it('does not start with faults in its configuration, and tells all of them', async () => {
    const folder = tempFolder();
    writeIn(folder, 'bot.yaml', 'prefix: xyz\nprograms: []\n');

    const { code, out, error } = await runGsocbot(['start', '-c', 'bot.yaml'], folder, '/quit\n');

    expect([code, out]).toEqual([1, '']);
    expect(error.split('\n')).toEqual([
      'bot.yaml:1:9: prefix: must be one or two punctuation characters, e.g. "!"',
      'bot.yaml:2:11: programs: must name at least one program',
      '',
    ]);
  });

  it('does not start with faults in two programs, and tells those of both', async () => {
    const folder = folderWithConfig();
    writeIn(folder, 'one.yaml', 'a: [\n');
    writeIn(folder, 'two.yaml', 'id: two\n');

    const { code, error } = await runGsocbot(
      ['start', '-c', 'bot.yaml', '-p', 'one.yaml', '-p', 'two.yaml'],
      folder,
      '/quit\n',
    );

    expect(code).toBe(1);
    expect(error).toMatch(/^one\.yaml:\d+:\d+: /m);
    expect(error).toMatch(/^two\.yaml:\d+:\d+: year: /m);
  });
});

describe('a signal', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('%s stops it cleanly with exit code 0', async (signal) => {
    const { child, ended, prints } = startGsocbot(['start', '-c', 'bot.yaml'], folderWithConfig());
    child.stdin.write('!tz Europe/Berlin\n');
    await prints('<gsocbot>');

    child.kill(signal);

    const { code, error } = await ended;
    expect([code, error]).toEqual([0, '']);
  });
});

describe('NO_COLOR', () => {
  it.each([[{ NO_COLOR: '1' }], [{ NO_COLOR: '', FORCE_COLOR: '1' }]])(
    'with %j the text on a pipe is plain',
    async (env) => {
      const { out } = await runGsocbot(['start', '-c', 'bot.yaml'], folderWithConfig(), '/help\n!next\n', env);

      expect(out).toContain('<gsocbot>');
      expect(out).not.toContain('\u001b');
    },
  );
});
