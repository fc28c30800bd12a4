import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Certificate, makeCertificate } from '../../servers/irc/certificates.ts';
import { privateFolder, removeFolder } from '../../servers/irc/daemon.ts';
import { makeHybrid } from '../../servers/irc/hybrid.ts';
import { whyUnavailable } from '../../servers/irc/installed.ts';
import type { IrcServer } from '../../servers/irc/irc-server.ts';
import { makePerson, type Person } from '../../servers/irc/person.ts';
import { isSkipped } from '../../servers/irc/server-kind.ts';
import { ROOM } from './rig.ts';
import { createStage } from './stage.ts';

// ircd-hybrid with anope: certificates count after 001 only, WHOX names accounts.
describe.skipIf(isSkipped('ircd-hybrid', whyUnavailable('ircd-hybrid')))('on ircd-hybrid with anope', () => {
  let server: IrcServer;
  let client: Certificate;
  const stage = createStage(() => server);
  const folder = privateFolder('client');

  beforeAll(async () => {
    client = makeCertificate(folder, 'gsocbot');
    server = await makeHybrid();
    await server.start();
    await servicesAreUp();
    await register('gsocbot', 'hunter2', client);
    await register('stefan', 'secret');
  });
  afterAll(async () => {
    await server.remove();
    removeFolder(folder);
  });
  afterEach(() => stage.clear());

  /** Services link a moment after they are started. */
  async function servicesAreUp() {
    for (;;) {
      const probe = await makePerson('probe', { port: server.port });
      probe.type('PRIVMSG NickServ :INFO probe');
      const line = await probe.sees(/ NOTICE probe :| 401 | 440 /);
      await probe.leave();
      if (/NOTICE/.test(line)) return;
    }
  }

  async function register(nick: string, password: string, certificate?: Certificate) {
    const port = certificate ? (server.tlsPort ?? 0) : server.port;
    const owner = await makePerson(nick, { port, ...(certificate ? { certificate } : {}) });
    owner.type(`PRIVMSG NickServ :REGISTER ${password} ${nick}@example.org`);
    await owner.sees(/NOTICE .*registered/i);
    if (certificate) {
      owner.type('PRIVMSG NickServ :CERT ADD');
      await owner.sees(/NOTICE .*added/i);
    }
    await owner.leave();
  }

  async function identify(person: Person, password: string) {
    person.type(`PRIVMSG NickServ :IDENTIFY ${password}`);
    await person.sees(/MODE .*\+r|now identified|Password accepted/i);
  }

  test('the certificate of the bot is recognised, and a channel for identified people lets it in at once', async () => {
    const op = await stage.person('op', { room: '#identified' });
    op.type('MODE #identified +R');
    await op.sees(/MODE/);

    const rig = await stage.bot({ clientCertificate: client, channels: [{ name: '#identified', key: null }] });

    expect(rig.log.filter(({ message }) => message === 'not in the channel')).toEqual([]);
    expect(rig.log.find(({ message }) => message === 'identification changed')?.fields['isIdentified']).toBe(true);
  });

  test('a channel for identified people is tried again when the bot is identified later', async () => {
    const op = await stage.person('op', { room: '#identified' });
    op.type('MODE #identified +R');
    await op.sees(/MODE/);
    await server.stopServices();
    const rig = stage.begin({
      clientCertificate: client,
      channels: [{ name: '#identified', key: null }],
      patience: { identificationMs: 200 },
    });
    await rig.until('refused', () => rig.log.some(({ fields }) => fields['absence'] === 'needs-identification'));

    await server.startServices();
    await rig.joined();
  });

  test('NickServ is told account and password', async () => {
    const rig = await stage.bot({
      nickserv: {
        password: 'hunter2',
        account: 'gsocbot',
        address: 'NickServ@services.local',
        regain: null,
        arguments: 'account password',
      },
    });

    await rig.until('identified', () => rig.log.some(({ fields }) => fields['isIdentified'] === true));
    expect(JSON.stringify(rig.log)).not.toContain('hunter2');
  });

  test('a ghost that holds the nick is removed by the services', async () => {
    const ghost = await stage.person('gsocbot', { room: null });
    const rig = await stage.bot({
      patience: { nickPollMs: 60_000 },
      nickserv: {
        password: 'hunter2',
        account: 'gsocbot',
        address: 'NickServ',
        regain: 'REGAIN',
        arguments: 'password',
      },
    });

    await rig.until('own nick', () => rig.network.status().nick === 'gsocbot');
    await ghost.sees(/NICK|KILL|ERROR|closed/);
  });

  test('an account is proved, also after a change of nick; who has not identified is nobody', async () => {
    const stefan = await stage.person('stefan');
    await identify(stefan, 'secret');
    const anna = await stage.person('anna');
    const rig = await stage.bot();

    stefan.type('PRIVMSG #room :!one');
    expect(await rig.network.proveAccount(await rig.hears('!one'))).toBe('stefan');
    stefan.type('NICK stefan_away');
    await stefan.sees(/NICK/);
    stefan.type('PRIVMSG #room :!two');
    expect(await rig.network.proveAccount(await rig.hears('!two'))).toBe('stefan');
    anna.type('PRIVMSG #room :!three');
    expect(await rig.network.proveAccount(await rig.hears('!three'))).toBeNull();
  });

  test('a channel that takes no formatting refuses one list and gets the next ones plain', async () => {
    const op = await stage.person('op');
    op.type('MODE #room +c');
    await op.sees(/MODE #room/);
    const rig = await stage.bot();
    const list = { blocks: [{ kind: 'list' as const, intro: 'Ideas', items: ['QEMU'], isNumbered: true }] };

    const first = await rig.say(ROOM, list);
    const second = await rig.say(ROOM, list);

    expect([first.kind, second.kind]).toEqual(['refused', 'confirmed']);
    expect(await op.sees(/PRIVMSG #room/)).toMatch(/ :Ideas: 1\. QEMU$/);
  });

  test('whoever takes a mentor’s nick while services are down is nobody', async () => {
    const rig = await stage.bot();
    await server.stopServices();

    const impostor = await stage.person('stefan');
    impostor.type('PRIVMSG #room :!announce');
    expect(await rig.network.proveAccount(await rig.hears('!announce'))).toBeNull();

    await server.startServices();
    await servicesAreUp();
  });

  test('a bot that is K-lined or killed stays away for long', async () => {
    const op = await stage.person('op');
    op.type('OPER op op');
    await op.sees(/ 381 /);
    const killed = await stage.bot({ patience: { backOffBannedMs: 60_000 } });
    op.type('KILL gsocbot :go away');
    await killed.until('waiting', () => killed.network.status().state === 'waiting');
    await killed.stop();
    const banned = await stage.bot({ nick: 'gsocbot2', username: 'banme', patience: { backOffBannedMs: 60_000 } });
    op.type('KLINE 1 *banme@127.0.0.1 :no bots');
    await banned.until('waiting', () => banned.network.status().state === 'waiting');

    const causes = [killed, banned].map(({ log }) => log.find(({ message }) => message === 'not connected')?.fields);
    expect(causes).toMatchObject([{ cause: 'killed' }, { cause: 'banned' }]);
    for (const fields of causes) expect(fields?.['againInMs']).toBeGreaterThanOrEqual(60_000);
    op.type('UNKLINE *banme@127.0.0.1');
    await op.sees(/NOTICE|4\d\d/);
  });
});
