import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Certificate, makeCertificate } from '../../servers/irc/certificates.ts';
import { privateFolder, removeFolder } from '../../servers/irc/daemon.ts';
import { makeHybrid } from '../../servers/irc/hybrid.ts';
import { whyUnavailable } from '../../servers/irc/installed.ts';
import type { IrcServer } from '../../servers/irc/irc-server.ts';
import { isSkipped } from '../../servers/irc/server-kind.ts';
import { testAccountOf } from './account-suite.ts';
import { testNoFormatting } from './no-formatting.ts';
import { identify, nickServ, register, servicesAreUp } from './services.ts';
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
    await servicesAreUp(server);
    await register(server, 'gsocbot', 'hunter2', client);
    await register(server, 'stefan', 'secret');
    await register(server, 'anna', 'secret');
  });
  afterAll(async () => {
    await server.remove();
    removeFolder(folder);
  });
  afterEach(() => stage.clear());

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
      nickserv: nickServ({ address: 'NickServ@services.local' }),
    });

    await rig.until('identified', () => rig.log.some(({ fields }) => fields['isIdentified'] === true));
    expect(JSON.stringify(rig.log)).not.toContain('hunter2');
  });

  test('a ghost that holds the nick is removed by the services', async () => {
    const ghost = await stage.person('gsocbot', { room: null });
    const rig = await stage.bot({
      patience: { nickPollMs: 60_000 },
      nickserv: nickServ({ regain: 'REGAIN', arguments: 'password' }),
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

  testNoFormatting(stage);
  testAccountOf(stage);

  test('where so configured, NickServ is asked who somebody is', async () => {
    const rig = await stage.bot({
      identity: 'nickserv',
      nickserv: nickServ({ password: '', address: 'NickServ@services.local' }),
    });
    const impostor = await stage.person('stefan');
    const anna = await stage.person('anna');
    await identify(anna, 'secret');

    impostor.type('PRIVMSG #room :!one');
    expect(await rig.network.proveAccount(await rig.hears('!one'))).toBeNull();
    anna.type('PRIVMSG #room :!two');
    expect(await rig.network.proveAccount(await rig.hears('!two'))).toBe('anna');
    expect(await rig.network.accountOf('ANNA')).toBe('anna');
    expect(await rig.network.accountOf('stefan')).toBeNull();
    expect(await rig.network.accountOf('nobody')).toBeNull();
  });

  test('a NickServ that is down proves nothing, of nobody', async () => {
    const rig = await stage.bot({
      identity: 'nickserv',
      nickserv: nickServ({ password: '', address: 'NickServ@services.local' }),
      patience: { proofMs: 1_000 },
    });
    const stefan = await stage.person('stefan');
    await identify(stefan, 'secret');
    await server.stopServices();

    stefan.type('PRIVMSG #room :!one');
    expect(await rig.network.proveAccount(await rig.hears('!one'))).toBeNull();
    expect(await rig.network.accountOf('stefan')).toBeNull();

    await server.startServices();
    await servicesAreUp(server);
  });

  test('whoever takes a mentor’s nick while services are down is nobody', async () => {
    const rig = await stage.bot();
    await server.stopServices();

    const impostor = await stage.person('stefan');
    impostor.type('PRIVMSG #room :!announce');
    expect(await rig.network.proveAccount(await rig.hears('!announce'))).toBeNull();

    await server.startServices();
    await servicesAreUp(server);
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
