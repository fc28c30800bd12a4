import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Inspircd, makeInspircd } from '../servers/irc/inspircd.ts';
import { whyUnavailable } from '../servers/irc/installed.ts';
import type { IrcServer } from '../servers/irc/irc-server.ts';
import { makeNgircd } from '../servers/irc/ngircd.ts';
import { makePerson, type Person } from '../servers/irc/person.ts';
import { isSkipped } from '../servers/irc/server-kind.ts';
import { runGsocbot, startGsocbot } from '../support/command-line.ts';
import { ircYaml } from '../support/network-yaml.ts';
import { ORCHARD } from '../support/orchard.ts';
import { tempFolder, writeIn } from '../support/temp-folder.ts';

const why = whyUnavailable('inspircd') ?? whyUnavailable('ngircd');

describe.skipIf(isSkipped('inspircd and ngircd', why))('gsocbot on two networks', () => {
  let insp: Inspircd;
  let ng: IrcServer;

  beforeAll(async () => {
    [insp, ng] = [await makeInspircd(), await makeNgircd()];
    await Promise.all([insp.start(), ng.start()]);
    const root = await makePerson('root', { port: insp.port });
    await identify(root, 'REGISTER secret root@example.org', / 900 | NOTICE .*registered/i);
    await root.leave();
  });
  afterAll(async () => {
    await Promise.all([insp.remove(), ng.remove()]);
  });

  /** Services take a moment to come up. */
  async function identify(person: Person, command: string, done: RegExp) {
    for (;;) {
      person.type(`PRIVMSG NickServ :${command}`);
      if (!/ 401 /.test(await person.sees(new RegExp(`${done.source}| 401 `, 'i')))) return;
    }
  }

  function configuration(more = ''): string {
    const folder = tempFolder();
    writeIn(folder, 'ca.pem', insp.certificate?.certificate ?? '');
    writeIn(
      folder,
      'bot.yaml',
      `programs: [qemu-2024, xen-2013]
admins: [insp/root]
networks:
  - kind: irc
    name: insp
    host: localhost
    port: ${insp.tlsPort}
    tls: { kind: verified, caFile: ca.pem }
    owner: anna
    source: https://example.org/gsocbot
    channels:
      - name: "#qemu-gsoc"
      - name: "#xen-gsoc"
        program: xen-2013
${ircYaml({ name: 'ng', port: ng.port })}${more}`,
    );
    return folder;
  }

  /** Somebody in a channel, with the bot. */
  async function visitor(nick: string, server: IrcServer, channel: string): Promise<Person> {
    const person = await makePerson(nick, { port: server.port });
    person.type(`JOIN ${channel}`);
    await person.sees(/ 366 /);
    return person;
  }

  async function withBot(person: Person, channel: string): Promise<void> {
    person.type(`NAMES ${channel}`);
    do person.type(`NAMES ${channel}`);
    while (!/gsocbot/.test(await person.sees(/ (?:353|JOIN) /)));
  }

  it('answers on both, each channel about its program, and goes on when one network is down', async () => {
    const folder = configuration();
    const bot = startGsocbot(['start', '--config', 'bot.yaml'], folder);
    const alice = await visitor('alice', insp, '#qemu-gsoc');
    const xenia = await visitor('xenia', insp, '#xen-gsoc');
    const nina = await visitor('nina', ng, '#qemu-gsoc');
    await Promise.all([withBot(alice, '#qemu-gsoc'), withBot(xenia, '#xen-gsoc'), withBot(nina, '#qemu-gsoc')]);

    alice.type('PRIVMSG #qemu-gsoc :gsocbot: which ideas are in Rust?');
    xenia.type('PRIVMSG #xen-gsoc :!season');
    nina.type('PRIVMSG #qemu-gsoc :hello everybody');
    nina.type('PRIVMSG #qemu-gsoc :!date orgs announced');
    expect(await alice.sees(/PRIVMSG #qemu-gsoc :/)).toContain('alice: ');
    expect(await xenia.sees(/PRIVMSG #xen-gsoc :/)).toContain('xenia: This channel is about Xen');
    expect(await nina.sees(/PRIVMSG #qemu-gsoc :/)).toContain('18:00 UTC');
    xenia.type('PRIVMSG gsocbot :season');
    expect(await xenia.sees(/PRIVMSG xenia :/)).toContain('This channel is about Xen');

    await ng.stop();
    alice.type('PRIVMSG #qemu-gsoc :!next');
    await alice.sees(/PRIVMSG #qemu-gsoc :alice: /);
    await ng.start();
    const back = await visitor('nora', ng, '#qemu-gsoc');
    await withBot(back, '#qemu-gsoc');
    bot.child.kill('SIGTERM');
    await back.sees(/gsocbot.* QUIT /);
    const { code, error } = await bot.ended;

    expect(code).toBe(0);
    expect(error).toContain('"not connected"');
    expect(error).not.toContain('Rust');
    await Promise.all([alice, xenia, back].map((person) => person.leave()));
  }, 60_000);

  it('tells its state to an admin who has proved who they are, to nobody else, and to "gsocbot health"', async () => {
    const folder = configuration();
    const bot = startGsocbot(['start', '--config', 'bot.yaml'], folder);
    const root = await visitor('root', insp, '#qemu-gsoc');
    await withBot(root, '#qemu-gsoc');

    root.type('PRIVMSG gsocbot :status');
    expect(await root.sees(/PRIVMSG root :/)).toContain('org admins');
    await identify(root, 'IDENTIFY secret', / 900 | NOTICE .*identified/i);
    root.type('PRIVMSG gsocbot :status');
    await root.sees(/PRIVMSG root :.*ng: connected/);
    const heard = root.lines.join('\n');

    expect(heard).toMatch(/insp: connected for .* as gsocbot; #qemu-gsoc, #xen-gsoc/);
    const healthy = await runGsocbot(['health', '--config', 'bot.yaml'], folder);
    expect([healthy.code, healthy.out.split('\n').at(-2)]).toEqual([0, 'healthy, up for less than a minute']);
    bot.child.kill('SIGTERM');
    await bot.ended;
    const gone = await runGsocbot(['health', '--config', 'bot.yaml'], folder);
    expect([gone.code, gone.out]).toEqual([
      1,
      'unhealthy: no running bot has written its status; is it started, with this configuration?\n',
    ]);
    await root.leave();
  }, 60_000);

  it('says in a channel of one network what an org admin announces on another, once it is confirmed', async () => {
    const bot = startGsocbot(['start', '--config', 'bot.yaml'], configuration());
    const root = await visitor('root', insp, '#qemu-gsoc');
    const nina = await visitor('nina', ng, '#qemu-gsoc');
    await Promise.all([withBot(root, '#qemu-gsoc'), withBot(nina, '#qemu-gsoc')]);
    await identify(root, 'IDENTIFY secret', / 900 | NOTICE .*identified/i);

    root.type('PRIVMSG gsocbot :announce ng/#qemu-gsoc The talk begins now.');
    expect(await root.sees(/PRIVMSG root :/)).toContain('This will be said in #qemu-gsoc now: "The talk begins now."');
    root.type('PRIVMSG gsocbot :confirm');

    expect(await nina.sees(/:gsocbot!.* PRIVMSG #qemu-gsoc :/)).toContain('PRIVMSG #qemu-gsoc :The talk begins now.');
    bot.child.kill('SIGTERM');
    expect((await bot.ended).code).toBe(0);
    await Promise.all([root.leave(), nina.leave()]);
  }, 60_000);

  it('tells each channel of a date that has changed when SIGHUP has it read its data again', async () => {
    const folder = configuration();
    const yaml = readFileSync(join(folder, 'bot.yaml'), 'utf8');
    writeIn(folder, 'bot.yaml', yaml.replace('[qemu-2024, xen-2013]', '[orchard.yaml, xen-2013]'));
    writeIn(folder, 'orchard.yaml', ORCHARD);
    const bot = startGsocbot(['start', '--config', 'bot.yaml'], folder);
    const nina = await visitor('nina', ng, '#qemu-gsoc');
    await withBot(nina, '#qemu-gsoc');
    nina.type('PRIVMSG #qemu-gsoc :!date results');
    expect(await nina.sees(/PRIVMSG #qemu-gsoc :nina: /)).toContain('Wed 1 May 2030 18:00 UTC');

    writeIn(folder, 'orchard.yaml', ORCHARD.replace('2030-05-01T18:00Z', '2030-05-02T18:00Z'));
    bot.child.kill('SIGHUP');

    expect(await nina.sees(/:gsocbot!.* PRIVMSG #qemu-gsoc :A date/)).toContain(
      'Accepted applicants announced was Wed 1 May 2030 18:00 UTC, and is now Thu 2 May 2030 18:00 UTC.',
    );
    nina.type('PRIVMSG #qemu-gsoc :!date results');
    expect(await nina.sees(/PRIVMSG #qemu-gsoc :nina: /)).toContain('Thu 2 May 2030 18:00 UTC');
    bot.child.kill('SIGTERM');
    expect((await bot.ended).code).toBe(0);
    await nina.leave();
  }, 60_000);

  it('goes on with the season that the configuration names now when "reload" says so, and tells what came of it', async () => {
    const folder = configuration();
    const yaml = readFileSync(join(folder, 'bot.yaml'), 'utf8').replace(
      '[qemu-2024, xen-2013]',
      '[orchard.yaml, xen-2013]',
    );
    writeIn(folder, 'bot.yaml', yaml);
    writeIn(folder, 'orchard.yaml', ORCHARD);
    const bot = startGsocbot(['start', '--config', 'bot.yaml'], folder);
    const root = await visitor('root', insp, '#xen-gsoc');
    await withBot(root, '#xen-gsoc');
    await identify(root, 'IDENTIFY secret', / 900 | NOTICE .*identified/i);
    root.type('PRIVMSG #xen-gsoc :!season');
    expect(await root.sees(/PRIVMSG #xen-gsoc :root: /)).toContain('This channel is about Xen');

    writeIn(folder, 'orchard.yaml', ORCHARD.replace('2030-05-01T18:00Z', '2030-05-02T18:00Z'));
    writeIn(
      folder,
      'bot.yaml',
      `${yaml.replace('[orchard.yaml, xen-2013]', '[orchard.yaml, qemu-2024]').replace('program: xen-2013', 'program: qemu-2024')}prefix: "."\n`,
    );
    root.type('PRIVMSG gsocbot :reload');

    expect(await root.sees(/PRIVMSG root :/)).toContain(
      'The data is read again: 2 programs; new: QEMU 2024; gone: Xen 2013. 1 date changed, announced in #qemu-gsoc. The configuration has changed in prefix too: that takes a restart.',
    );
    root.type('PRIVMSG #xen-gsoc :!season');
    expect(await root.sees(/PRIVMSG #xen-gsoc :root: /)).toContain('This channel is about QEMU 2024');

    writeIn(folder, 'bot.yaml', yaml.replace('[orchard.yaml, xen-2013]', '[orchard.yaml]'));
    root.type('PRIVMSG gsocbot :reload');

    expect(await root.sees(/PRIVMSG root :/)).toMatch(
      /The data has faults, so I go on with what I had: .*bot\.yaml:14:18: networks\.0\.channels\.1\.program: there is no program "xen-2013"/,
    );
    bot.child.kill('SIGTERM');
    expect((await bot.ended).code).toBe(0);
    await root.leave();
  }, 60_000);

  it('says one polite word to a person who asks too much, and then nothing for a while', async () => {
    const folder = configuration('limits: { perPersonPerMinute: 2 }\n');
    const bot = startGsocbot(['start', '--config', 'bot.yaml'], folder);
    const greedy = await visitor('greedy', ng, '#qemu-gsoc');
    const calm = await visitor('calm', ng, '#qemu-gsoc');
    await withBot(greedy, '#qemu-gsoc');

    for (const command of ['!next', '!version', '!season', '!links', '!help']) {
      greedy.type(`PRIVMSG #qemu-gsoc :${command}`);
    }
    await greedy.sees(/PRIVMSG #qemu-gsoc :greedy: .*Give me a moment/);
    calm.type('PRIVMSG #qemu-gsoc :!version');
    await calm.sees(/PRIVMSG #qemu-gsoc :calm: /);

    const toGreedy = calm.lines.filter((line) => /:gsocbot!.* PRIVMSG #qemu-gsoc :greedy: /.test(line));
    expect(toGreedy).toHaveLength(3);
    bot.child.kill('SIGTERM');
    await bot.ended;
    await Promise.all([greedy.leave(), calm.leave()]);
  }, 60_000);

  it('does not start a second time with the same configuration, which would answer everything twice', async () => {
    const folder = configuration();
    const bot = startGsocbot(['start', '--config', 'bot.yaml'], folder);
    const nina = await visitor('nina', ng, '#qemu-gsoc');
    await withBot(nina, '#qemu-gsoc');

    const { code, error } = await runGsocbot(['start', '--config', 'bot.yaml'], folder);
    bot.child.kill('SIGKILL');
    await bot.ended;
    const again = startGsocbot(['start', '--config', 'bot.yaml'], folder);
    await nina.sees(/:gsocbot\S* JOIN/);
    again.child.kill('SIGTERM');

    expect(code).toBe(1);
    expect(error).toMatch(/database: another bot \(process \d+\) is running with it; stop that one first\n$/);
    expect((await again.ended).code).toBe(0);
    await nina.leave();
  }, 60_000);

  it('does not start without what its configuration points to, and names all of it', async () => {
    const folder = configuration();
    const yaml = readFileSync(join(folder, 'bot.yaml'), 'utf8');
    writeIn(
      folder,
      'bot.yaml',
      yaml
        .replace('ca.pem', 'none.pem')
        .replace('    port: ', '    certificateFile: garbage.pem\n    port: ')
        .replace('program: xen-2013', 'program: xen-2031')
        .concat('    serverPassword: { env: GSOCBOT_TEST_UNSET }\n'),
    );

    writeIn(folder, 'garbage.pem', 'hello');

    const { code, error } = await runGsocbot(['start', '--config', 'bot.yaml'], folder);

    expect(code).toBe(1);
    expect(error.split('\n')).toEqual([
      'bot.yaml:7:22: networks.0.certificateFile: the file garbage.pem holds no certificate in PEM form',
      'bot.yaml:9:36: networks.0.tls.caFile: the file none.pem cannot be read (there is none)',
      'bot.yaml:15:18: networks.0.channels.1.program: there is no program "xen-2031" among those of "programs": qemu-2024, xen-2013',
      'bot.yaml:24:28: networks.1.serverPassword.env: the environment variable GSOCBOT_TEST_UNSET must hold one line',
      '',
    ]);
  });
});
