import { X509Certificate } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { makeCertificate } from '../../servers/irc/certificates.ts';
import { privateFolder, removeFolder } from '../../servers/irc/daemon.ts';
import { makeOftcLike, type OftcLike } from '../../servers/irc/oftc-like.ts';
import { ROOM } from './rig.ts';
import { nickServ } from './services.ts';
import { createStage } from './stage.ts';

let server: OftcLike;
const stage = createStage(() => server);
const folder = privateFolder('client');
const client = makeCertificate(folder, 'gsocbot');
const fingerprint = new X509Certificate(client.certificate).fingerprint.replaceAll(':', '').toLowerCase();

beforeAll(async () => {
  server = await makeOftcLike();
  await server.start();
  server.restrict('#identified');
});
afterAll(async () => {
  await server.remove();
  removeFolder(folder);
});
afterEach(async () => {
  await stage.clear();
  server.identifyAfterMs = 50;
});

const channels = [{ name: '#identified', key: null }];

test('a certificate identifies only after the connection is up; channels are joined when it has', async () => {
  server.register('gsocbot', 'secret', fingerprint);
  server.identifyAfterMs = 400;

  const rig = await stage.bot({ clientCertificate: client, channels });

  expect(rig.network.status().channels).toEqual([{ name: '#identified', isJoined: true, problem: null }]);
  expect(rig.log.filter(({ message }) => message === 'not in the channel')).toEqual([]);
});

test('services that are slow do not keep it out of other channels, and it joins this one when they come', async () => {
  server.register('gsocbot', 'secret', fingerprint);
  server.identifyAfterMs = 900;
  const rig = stage.begin({
    clientCertificate: client,
    channels: [...channels, { name: '#room', key: null }],
    patience: { identificationMs: 300 },
  });

  await rig.until('in #room', () => rig.network.status().channels[1]?.isJoined === true);
  await rig.until(
    'refused',
    () => rig.network.status().channels[0]?.problem?.startsWith('needs-identification') === true,
  );
  await rig.joined();
});

test('NickServ is told the password first here, and the log never sees it', async () => {
  server.register('gsocbot', 'hunter2');

  const address = 'NickServ@services.oftc.net';
  const rig = await stage.bot({ channels, nickserv: nickServ({ address, arguments: 'password account' }) });

  expect(rig.network.status().channels[0]?.isJoined).toBe(true);
  expect(JSON.stringify(rig.log)).not.toContain('hunter2');
});

test('a ghost that still has the nick is removed by the services', async () => {
  server.register('gsocbot', 'hunter2');
  const ghost = await stage.person('gsocbot', { room: null });

  const rig = await stage.bot({
    patience: { nickPollMs: 60_000 },
    nickserv: nickServ({ regain: 'REGAIN', arguments: 'password account' }),
  });
  await rig.until('own nick', () => rig.network.status().nick === 'gsocbot');

  await ghost.sees(/Killed/);
});

test.each([
  ['K-line', 'ERROR :Closing Link: gsocbot (K-lined: no bots)', 'banned'],
  ['KILL', 'ERROR :Closing Link: gsocbot (Killed (oper (go away)))', 'killed'],
  ['flood', 'ERROR :Closing Link: gsocbot (Excess Flood)', 'flood'],
])('after a %s it stays away for long', async (_what, line, cause) => {
  const rig = await stage.bot({ patience: { backOffBannedMs: 900_000 } });

  server.inject('gsocbot', line);
  await server.stop();
  await rig.until('waiting', () => rig.network.status().state === 'waiting');
  await server.start();

  expect(rig.log.at(-1)).toMatchObject({ level: 'warn', fields: { cause } });
  expect(rig.log.at(-1)?.fields['againInMs']).toBeGreaterThanOrEqual(900_000);
});

test('the log tells what the network offers, for it may differ from what is documented', async () => {
  const rig = await stage.bot();

  expect(rig.log.find(({ message }) => message === 'connected')?.fields).toMatchObject({
    nick: 'gsocbot',
    software: 'hybrid-7.2.2+oftc1.7.3',
    caps: ['multi-prefix'],
    support: { casemapping: 'rfc1459', channelTypes: '#', statusPrefixes: '@+', hasMonitor: false, maxNickLength: 30 },
  });
});

test('however often it tries, it counts as away since it lost the network, not since the last try', async () => {
  const rig = await stage.bot({ patience: { backOffMinMs: 20, backOffMaxMs: 20 } });
  await server.stop();
  await rig.until('waiting', () => rig.network.status().state === 'waiting');
  const lostAt = rig.network.status().since;

  await rig.until('tried three times', () => rig.log.filter(({ message }) => message === 'not connected').length > 3);
  const { since } = rig.network.status();
  await server.start();

  expect(since).toBe(lostAt);
  await rig.until('connected again', () => rig.connections === 2);
  expect(rig.network.status().since).toBeGreaterThan(lostAt);
});

test('lines that no server should send, before and after, do not keep it from answering', async () => {
  const anna = await stage.person('anna');
  const rig = await stage.bot();
  const hostile = [
    ':a!b@c PRIVMSG #room',
    ':a!b@c PRIVMSG',
    'PRIVMSG',
    ':oftc-like.example 005 gsocbot CHANTYPES CHANMODES PREFIX CASEMAPPING STATUSMSG CLIENTTAGDENY :x',
    ':oftc-like.example 005 gsocbot CHANTYPES=# PREFIX=(ov :x',
    ':oftc-like.example 318 gsocbot',
    ':oftc-like.example 311',
    ':oftc-like.example 353',
    ':oftc-like.example CAP * NEW',
    ':oftc-like.example CAP',
    'KICK #room',
    ':x KICK',
    'NICK',
    ':gsocbot!x@y NICK',
    'MODE',
    'BATCH',
    'BATCH +',
    '@ :x',
    '@a=b',
    ':',
    ': :',
    '  ',
    ':a!b@c PRIVMSG #room :\x01',
    ':a!b@c NOTICE',
    'ERROR',
    `:a!b@c PRIVMSG #room :${'\u0000'.repeat(50)}`,
    ':oftc-like.example 366 :',
    ':a!b@c JOIN',
    ':a!b@c INVITE gsocbot',
    ':oftc-like.example 731',
    ':oftc-like.example 303',
    'PING',
  ];

  for (const line of hostile) server.inject('gsocbot', line);
  anna.type('PRIVMSG #room :!dates');
  await rig.hears('!dates');

  expect(await rig.say(ROOM, 'On 2 April.')).toEqual({ kind: 'confirmed' });
  expect(rig.log.filter(({ level }) => level === 'error')).toEqual([]);
});

test('a line without an end is not collected for ever', async () => {
  const rig = await stage.bot();

  server.inject('gsocbot', `:a!b@c PRIVMSG #room :${'x'.repeat(200_000)}`);
  await rig.until('reconnected', () => rig.connections === 2);

  expect(rig.log.find(({ message }) => message === 'not connected')?.fields['reason']).toMatch(/without an end/);
});

test('a channel that was renamed is followed under its configured name', async () => {
  const rig = await stage.bot();

  server.inject('gsocbot', ':oftc-like.example RENAME #room #other :moved');
  server.inject('gsocbot', ':anna!a@b PRIVMSG #other :!dates');
  const message = await rig.hears('!dates');

  expect(message.channel).toBe('#room');
  expect(rig.network.status().channels).toEqual([{ name: '#room', isJoined: true, problem: 'renamed: #other' }]);
});

test('a channel that the server puts it into uninvited is left', async () => {
  const anna = await stage.person('anna', { room: '#elsewhere' });
  const rig = await stage.bot();

  server.inject('gsocbot', ':gsocbot!~gsocbot@host JOIN :#elsewhere');
  expect(await anna.sees(/PART/)).toMatch(/^:gsocbot!.* PART #elsewhere$/);
  server.inject('gsocbot', ':anna!a@b PRIVMSG #elsewhere :!dates');
  server.inject('gsocbot', ':anna!a@b PRIVMSG #room :!next');
  await rig.hears('!next');

  expect(rig.messages.map(({ text }) => text)).toEqual(['!next']);
});

test('what a bouncer plays back is old and not answered', async () => {
  const rig = await stage.bot();

  server.inject('gsocbot', ':oftc-like.example BATCH +1 chathistory #room');
  server.inject('gsocbot', '@batch=1 :anna!a@b PRIVMSG #room :!old');
  server.inject('gsocbot', ':oftc-like.example BATCH -1');
  server.inject('gsocbot', ':anna!a@b PRIVMSG #room :!new');
  await rig.hears('!new');

  expect(rig.messages.map(({ text }) => text)).toEqual(['!new']);
});

test('what is said to the operators of a channel only, by servers or by bots that say so, is not answered', async () => {
  const rig = await stage.bot();

  server.inject('gsocbot', ':anna!a@b PRIVMSG @#room :!ops');
  server.inject('gsocbot', ':oftc-like.example PRIVMSG #room :!server');
  server.inject('gsocbot', '@bot :meetbot!a@b PRIVMSG #room :!bot');
  server.inject('gsocbot', ':anna!a@b PRIVMSG #nowhere :!elsewhere');
  server.inject('gsocbot', ':anna!a@b PRIVMSG #ROOM :!case');
  await rig.hears('!case');

  expect(rig.messages.map(({ text, channel }) => [text, channel])).toEqual([['!case', '#room']]);
});

test('the same answer again and again is taken for a loop of two bots and ends', async () => {
  const rig = await stage.bot({ limits: { maxRepeats: 2, linesPerSecond: Infinity } });

  const kinds: string[] = [];
  for (let at = 0; at < 4; at += 1)
    kinds.push((await rig.say(ROOM, 'I do not understand.', { addressee: 'otherbot' })).kind);

  expect(kinds).toEqual(['confirmed', 'confirmed', 'refused', 'refused']);
  expect(await rig.say(ROOM, 'I do not understand.', { addressee: 'anna' })).toEqual({ kind: 'confirmed' });
});

test('a handler that throws or rejects does not stop the next message', async () => {
  const anna = await stage.person('anna');
  const rig = await stage.bot();
  const messages = rig.messages as unknown as { push: () => never };
  const push = messages.push;
  messages.push = () => {
    throw new Error('a bug in the core');
  };
  anna.type('PRIVMSG #room :!one');
  await rig.until('logged', () => rig.log.some(({ message }) => message === 'message handler failed'));
  messages.push = push;

  anna.type('PRIVMSG #room :!two');

  expect((await rig.hears('!two')).text).toBe('!two');
});
