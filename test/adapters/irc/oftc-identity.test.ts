import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { makeOftcLike, type OftcLike } from '../../servers/irc/oftc-like.ts';
import { testAccountOf } from './account-suite.ts';
import { identify } from './services.ts';
import { createStage } from './stage.ts';

// Nothing but WHOIS 307 tells here who somebody is, and it says no more than "this nick, now".
let server: OftcLike;
const stage = createStage(() => server);

beforeAll(async () => {
  server = await makeOftcLike();
  await server.start();
  server.register('stefan', 'secret');
  server.register('anna', 'secret');
});
afterAll(() => server.remove());
afterEach(() => stage.clear());

/** Stefan, a mentor, identified. */
async function identified(room: string | null = '#room') {
  const stefan = await stage.person('stefan', { room });
  await identify(stefan, 'secret');
  return stefan;
}

testAccountOf(stage);

test('an identified nick is its own proof', async () => {
  const stefan = await identified();
  const rig = await stage.bot();

  stefan.type('PRIVMSG #room :!announce');
  const message = await rig.hears('!announce');

  expect(message.sender).toEqual({ nick: 'stefan', account: null });
  expect(await rig.network.proveAccount(message)).toBe('stefan');
});

test('a nick that has not identified proves nothing, though it is a mentor’s', async () => {
  const impostor = await stage.person('stefan');
  const rig = await stage.bot();

  impostor.type('PRIVMSG #room :!announce');

  expect(await rig.network.proveAccount(await rig.hears('!announce'))).toBeNull();
});

test('whoever takes the nick after the command was said is not taken for who said it', async () => {
  const impostor = await stage.person('stefan');
  const rig = await stage.bot();
  const answerNow = server.holdWhois();

  impostor.type('PRIVMSG #room :!announce');
  const proof = rig.network.proveAccount(await rig.hears('!announce'));
  impostor.type('NICK somebody');
  await impostor.sees(/NICK/);
  await identified();
  answerNow();

  expect(await proof).toBeNull();
});

test('the same by direct message, where nobody sees the nick change hands', async () => {
  const impostor = await stage.person('stefan', { room: null, user: 'mallory' });
  const rig = await stage.bot();
  const answerNow = server.holdWhois();

  impostor.type('PRIVMSG gsocbot :announce');
  const message = await rig.hears('announce');
  const proof = rig.network.proveAccount(message);
  impostor.type('NICK somebody');
  await impostor.sees(/NICK/);
  const stefan = await identified(null);
  answerNow();

  expect(await proof).toBeNull();
  stefan.type('PRIVMSG gsocbot :announce this');
  expect(await rig.network.proveAccount(await rig.hears('announce this'))).toBe('stefan');
});

test.each([
  ['changes nick', 'NICK stefan_away', /NICK/],
  ['leaves the channel', 'PART #room', /PART/],
  ['quits', 'QUIT :bye', /ERROR/],
])('a command is refused if its author %s before the proof has come', async (_what, line, seen) => {
  const stefan = await identified();
  const rig = await stage.bot();
  const answerNow = server.holdWhois();

  stefan.type('PRIVMSG #room :!announce');
  const proof = rig.network.proveAccount(await rig.hears('!announce'));
  stefan.type(line);
  await stefan.sees(seen);
  answerNow();

  expect(await proof).toBeNull();
});

test('a proof is not used for the next one who has the nick', async () => {
  const stefan = await identified();
  const rig = await stage.bot();
  stefan.type('PRIVMSG #room :!one');
  expect(await rig.network.proveAccount(await rig.hears('!one'))).toBe('stefan');

  stefan.type('QUIT :bye');
  await stefan.sees(/closed/);
  const impostor = await stage.person('stefan');
  impostor.type('PRIVMSG #room :!two');

  expect(await rig.network.proveAccount(await rig.hears('!two'))).toBeNull();
});

test('a proof is used again for a while without asking', async () => {
  const stefan = await identified();
  const rig = await stage.bot();
  stefan.type('PRIVMSG #room :!one');
  await rig.network.proveAccount(await rig.hears('!one'));
  server.holdWhois();

  stefan.type('PRIVMSG #room :!two');

  expect(await rig.network.proveAccount(await rig.hears('!two'))).toBe('stefan');
  server.holdWhois()();
});

test('a nick that only looks alike is another one, and one that differs only in case is the same', async () => {
  const lookalike = await stage.person('ste[an');
  const stefan = await identified();
  const rig = await stage.bot();

  lookalike.type('PRIVMSG #room :!one');
  expect(await rig.network.proveAccount(await rig.hears('!one'))).toBeNull();
  stefan.type('NICK STEFAN');
  await stefan.sees(/NICK/);
  stefan.type('PRIVMSG #room :!two');

  expect(await rig.network.proveAccount(await rig.hears('!two'))).toBe('STEFAN');
});

test('under this network’s rule {|}~ are the small letters of [\\]^: a proof follows the nick, not its spelling', async () => {
  server.register('nick[1]', 'secret');
  const owner = await stage.person('nick[1]');
  await identify(owner, 'secret');
  const rig = await stage.bot();

  owner.type('NICK nick{1}');
  await owner.sees(/NICK/);
  owner.type('PRIVMSG #room :!one');
  const message = await rig.hears('!one');
  const proved = rig.network.proveAccount(message);

  expect(message.sender.nick).toBe('nick{1}');
  expect(await proved).toBe('nick{1}');
});

test('the proof of one line is no proof of a line that came after it was asked for', async () => {
  const stefan = await identified(null);
  const rig = await stage.bot();
  const answerNow = server.holdWhois();
  stefan.type('PRIVMSG gsocbot :one');
  const first = rig.network.proveAccount(await rig.hears('one'));

  stefan.type('NICK stefan_away');
  await stefan.sees(/NICK/);
  const impostor = await stage.person('stefan', { room: null });
  impostor.type('PRIVMSG gsocbot :two\r\nPRIVMSG gsocbot :three');
  const later = [await rig.hears('two'), await rig.hears('three')].map((message) => rig.network.proveAccount(message));
  answerNow();

  expect(await Promise.all([first, ...later])).toEqual([null, null, null]);
});

test('one host under many nicks leaves questions for others', async () => {
  const nicks = Array.from({ length: 20 }, (_, at) => `mallory${at}`);
  const crowd = await Promise.all(nicks.map((nick) => stage.person(nick, { user: 'mallory', room: null })));
  const stefan = await identified(null);
  const rig = await stage.bot({ limits: { burst: 50, linesPerSecond: 50 } });
  const answerNow = server.holdWhois();

  for (const mallory of crowd) mallory.type('PRIVMSG gsocbot :!bookings');
  await rig.until('all are heard', () => rig.messages.length === 20);
  const refused = rig.messages.map((message) => rig.network.proveAccount(message));
  stefan.type('PRIVMSG gsocbot :!agenda');
  const proof = rig.network.proveAccount(await rig.hears('!agenda'));
  answerNow();

  expect(await proof).toBe('stefan');
  expect(await Promise.all(refused)).toEqual(nicks.map(() => null));
});

test('a server that does not answer WHOIS leaves a command unproved in time', async () => {
  const stefan = await identified();
  const rig = await stage.bot({ patience: { proofMs: 300 } });
  const answerNow = server.holdWhois();

  stefan.type('PRIVMSG #room :!announce');
  const proof = await rig.network.proveAccount(await rig.hears('!announce'));

  expect(proof).toBeNull();
  answerNow();
});

test('a connection that breaks leaves a command unproved, and what was proved before does not count after', async () => {
  const stefan = await identified();
  const rig = await stage.bot();
  stefan.type('PRIVMSG #room :!one');
  const message = await rig.hears('!one');
  const answerNow = server.holdWhois();
  const proof = rig.network.proveAccount(message);

  server.inject('gsocbot', 'ERROR :Closing Link: gsocbot (Ping timeout)');
  await server.stop();
  expect(await proof).toBeNull();
  answerNow();
  await server.start();
  await rig.until('connected again', () => rig.connections === 2);

  expect(await rig.network.proveAccount(message)).toBeNull();
});

test('a copy of a message proves nothing', async () => {
  const stefan = await identified();
  const rig = await stage.bot();
  stefan.type('PRIVMSG #room :!one');
  const message = await rig.hears('!one');

  expect(await rig.network.proveAccount({ ...message })).toBeNull();
});

test('two commands of one person at once are proved by one question each at most', async () => {
  const stefan = await identified();
  const rig = await stage.bot();
  stefan.type('PRIVMSG #room :!one');
  stefan.type('PRIVMSG #room :!two');
  const [one, two] = [await rig.hears('!one'), await rig.hears('!two')];

  expect(await Promise.all([rig.network.proveAccount(one), rig.network.proveAccount(two)])).toEqual([
    'stefan',
    'stefan',
  ]);
});

test('while the network is asked whose nick it is, the nick may change hands: then it is nobody’s', async () => {
  const stefan = await identified();
  const rig = await stage.bot();
  const answerNow = server.holdWhois();

  const account = rig.network.accountOf('stefan');
  stefan.type('NICK stefan_away');
  await stefan.sees(/NICK/);
  const impostor = await stage.person('stefan');
  await identify(impostor, 'secret');
  answerNow();

  expect(await account).toBeNull();
});
