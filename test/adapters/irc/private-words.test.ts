import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { makeOftcLike, type OftcLike } from '../../servers/irc/oftc-like.ts';
import type { Person } from '../../servers/irc/person.ts';
import { announce, answerTo, direct } from './private-words.ts';
import type { Rig } from './rig.ts';
import { identify } from './services.ts';
import { createStage } from './stage.ts';

// What waits for one person is not for whoever has the nick by the time it can be said.
let server: OftcLike;
const stage = createStage(() => server);

beforeAll(async () => {
  server = await makeOftcLike();
  await server.start();
  server.register('carol', 'secret');
});
afterAll(() => server.remove());
afterEach(() => stage.clear());

/** Carol, identified, and a bot with two lines a second, so that words for her have to wait. */
async function carolAndBusyBot(): Promise<{ carol: Person; rig: Rig }> {
  const carol = await stage.person('carol');
  await identify(carol, 'secret');
  const rig = await stage.bot({ limits: { burst: 1, linesPerSecond: 2 } });
  return { carol, rig };
}

/** Somebody else takes the nick, and hears what is said to it from now on. */
async function wordsForTheNext(rig: Rig): Promise<readonly string[]> {
  const mallory = await stage.person('carol', { user: 'mallory' });
  await rig.say(direct('carol'), 'for whoever is there');
  await mallory.sees(/for whoever is there/);
  return mallory.lines.filter((line) => / (?:PRIVMSG|NOTICE) carol /.test(line) && !line.includes('whoever'));
}

test.each([
  ['quits', 'QUIT :bye', /closed|ERROR/],
  ['leaves the channel', 'PART #room', /PART/],
  ['changes nick', 'NICK carol_away', /NICK/],
])('an announcement that waits for a person who %s is given back unsaid', async (_what, line, seen) => {
  const { carol, rig } = await carolAndBusyBot();

  for (const nick of ['one', 'two', 'three']) void rig.say(direct(nick), 'keeps the bot busy');
  await rig.network.accountOf('carol');
  const delivery = announce(rig, 'carol', 'You have s1');
  carol.type(line);
  await carol.sees(seen);
  if (/PART/.test(line)) carol.type('NICK somebody');

  expect(await delivery).toEqual({ kind: 'expired' });
  expect(await wordsForTheNext(rig)).toEqual([]);
});

test.each([
  ['quits', 'QUIT :bye', /closed|ERROR/],
  ['leaves the channel', 'PART #room', /PART/],
])('an answer that waits for a person who %s is not said', async (_what, line, seen) => {
  const { carol, rig } = await carolAndBusyBot();
  carol.type('PRIVMSG gsocbot :!bookings');
  const question = await rig.hears('!bookings');

  for (const nick of ['one', 'two', 'three']) void rig.say(direct(nick), 'keeps the bot busy');
  const delivery = answerTo(question, rig, 'You have s1');
  carol.type(line);
  await carol.sees(seen);
  if (/PART/.test(line)) carol.type('NICK somebody');

  expect(await delivery).toEqual({ kind: 'expired' });
  expect(await wordsForTheNext(rig)).toEqual([]);
});

test('the rest of an answer of which something is said already stays with the person, too', async () => {
  const { carol, rig } = await carolAndBusyBot();
  const lines = (end: string) =>
    ['one', 'two', 'three'].map((line) => ({ kind: 'text', text: `${line}${end}` }) as const);

  const toCarol = rig.say(direct('carol'), { blocks: lines(' of s1') });
  await carol.sees(/one of s1/);
  carol.type('NICK carol_away');
  await carol.sees(/NICK/);
  const followed = await carol.sees(/ PRIVMSG carol_away :two of s1/);
  carol.type('QUIT :bye');
  await carol.sees(/closed|ERROR/);

  expect(followed).toBeTruthy();
  expect((await toCarol).kind).toBe('expired');
  expect(carol.lines.filter((line) => /one of s1/.test(line))).toHaveLength(1);
  expect(await wordsForTheNext(rig)).toEqual([]);
});

test('an answer that is made after its nick was given up is not said', async () => {
  const { carol, rig } = await carolAndBusyBot();
  carol.type('PRIVMSG gsocbot :!bookings');
  const question = await rig.hears('!bookings');
  const witness = await stage.person('witness');

  carol.type('NICK carol_away');
  await witness.sees(/NICK/);
  await rig.network.accountOf('witness');

  expect(await answerTo(question, rig, 'You have s1')).toEqual({ kind: 'expired' });
  expect(await wordsForTheNext(rig)).toEqual([]);
});

test('an announcement is for whoever was proved to have the nick when it was asked', async () => {
  const { carol, rig } = await carolAndBusyBot();
  const witness = await stage.person('witness');

  expect(await rig.network.accountOf('carol')).toBe('carol');
  expect(await announce(rig, 'carol', 'You have s1')).toEqual({ kind: 'confirmed' });
  expect(await rig.network.accountOf('carol')).toBe('carol');
  carol.type('NICK carol_away');
  await witness.sees(/NICK/);
  await rig.network.accountOf('witness');
  const tooLate = await announce(rig, 'carol', 'You have s2');

  expect(tooLate).toEqual({ kind: 'expired' });
  expect(await wordsForTheNext(rig)).toEqual([]);
});

test('a bot that is thrown out of a channel sees nobody there any more: it trusts no nick from before', async () => {
  const { carol, rig } = await carolAndBusyBot();
  const op = await stage.person('op');
  carol.type('PRIVMSG #room :!announce');
  const question = await rig.hears('!announce');
  expect(await rig.network.proveAccount(question)).toBe('carol');

  for (const nick of ['one', 'two', 'three']) void rig.say(direct(nick), 'keeps the bot busy');
  const answer = answerTo(question, rig, 'You have s1');
  op.type('KICK #room gsocbot :out');

  expect(await answer).toEqual({ kind: 'expired' });
  expect(await rig.network.proveAccount(question)).toBeNull();
});

test('what waits for a person does not outlive the connection', async () => {
  const { carol, rig } = await carolAndBusyBot();
  carol.type('PRIVMSG gsocbot :!bookings');
  const question = await rig.hears('!bookings');

  for (const nick of ['one', 'two', 'three']) void rig.say(direct(nick), 'keeps the bot busy');
  const waiting = answerTo(question, rig, 'You have s1');
  await server.stop();
  await server.start();

  expect(await waiting).toEqual({ kind: 'expired' });
  await rig.until('connected again', () => rig.connections === 2);
  expect(await answerTo(question, rig, 'You have s1')).toEqual({ kind: 'expired' });
});
