import { describe, expect, test } from 'vitest';
import { backOffMs } from '../../../src/adapters/irc/back-off.ts';
import { closingCause } from '../../../src/adapters/irc/closing-cause.ts';
import { isForFramework } from '../../../src/adapters/irc/framework-guard.ts';
import { absenceOf, joinPatience } from '../../../src/adapters/irc/join-policy.ts';
import { LineSplitter } from '../../../src/adapters/irc/line-splitter.ts';
import { identifyText } from '../../../src/adapters/irc/self-identifier.ts';
import { DEFAULT_PATIENCE } from '../../../src/adapters/irc/settings.ts';
import { line } from './line.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

describe('when to connect again', () => {
  test.each([
    ['lost', 1, 0.5, 5 * SECOND],
    ['lost', 2, 0.5, 10 * SECOND],
    ['lost', 4, 0.5, 40 * SECOND],
    ['lost', 9, 0.5, 15 * MINUTE],
    ['lost', 1_000_000, 0.5, 15 * MINUTE],
    // Jitter: a quarter to either side, within the limits.
    ['lost', 3, 0, 15 * SECOND],
    ['lost', 3, 1, 25 * SECOND],
    ['lost', 1, 0, 5 * SECOND],
    ['lost', 20, 1, 15 * MINUTE],
    ['throttled', 1, 0.5, MINUTE],
    ['banned', 1, 0.5, 15 * MINUTE],
    ['banned', 1, 0, 15 * MINUTE],
    ['killed', 2, 0.5, 30 * MINUTE],
    ['flood', 100, 0.5, 120 * MINUTE],
  ] as const)('%s, %i in a row, chance %d: after %i ms', (cause, failures, fraction, expected) => {
    expect(backOffMs(cause, failures, fraction, DEFAULT_PATIENCE)).toBe(expected);
  });
});

describe('what a server means by closing', () => {
  test.each([
    ['Closing Link: 127.0.0.1 (K-Lined)', 'banned'],
    ['Closing link: (a@127.0.0.1) [G-lined: no bots]', 'banned'],
    ['Closing Link: x (AKILLed: no bots)', 'banned'],
    ['You are banned from this server- no bots', 'banned'],
    ['Closing Link: 127.0.0.1 (Killed (op (go away)))', 'killed'],
    ['Closing link: (a@b) [Killed (op (go away))]', 'killed'],
    ['Closing Link: x (Excess Flood)', 'flood'],
    ['Closing Link: x (Max SendQ exceeded)', 'lost'],
    ['Closing Link: x (RecvQ exceeded)', 'flood'],
    ['Trying to reconnect too fast.', 'throttled'],
    ['Closing Link: x (Too many host connections (local))', 'throttled'],
    ['Closing Link: x (Ping timeout: 120 seconds)', 'lost'],
    ['Server going down', 'lost'],
    ['', 'lost'],
  ])('%s: %s', (text, cause) => {
    expect(closingCause(text)).toBe(cause);
  });
});

describe('when to try a channel again', () => {
  test.each([
    ['full', 1, MINUTE],
    ['full', 10, 15 * MINUTE],
    ['banned', 1, 30 * MINUTE],
    ['banned', 99, 360 * MINUTE],
    ['needs-identification', 1, 30 * SECOND],
    ['unavailable', 2, MINUTE],
    ['no-such-channel', 1, null],
    ['no-answer', 1, MINUTE],
  ] as const)('%s, time %i: after %s ms', (absence, tries, expected) => {
    expect(joinPatience(MINUTE).afterMs(absence, tries)).toBe(expected);
  });

  test.each([
    ['471', 'full'],
    ['473', 'invite-only'],
    ['474', 'banned'],
    ['475', 'bad-key'],
    ['477', 'needs-identification'],
    ['437', 'unavailable'],
    ['470', 'forwarded'],
    ['480', 'tls-only'],
    ['366', null],
    ['404', null],
  ])('numeric %s means %s', (numeric, absence) => {
    expect(absenceOf(numeric)).toBe(absence);
  });
});

describe('NickServ takes its arguments in the order of its network', () => {
  const login = { password: 'pw', account: 'me', address: 'NickServ', regain: null };

  test.each([
    ['password', 'IDENTIFY pw'],
    ['account password', 'IDENTIFY me pw'],
    ['password account', 'IDENTIFY pw me'],
  ] as const)('%s', (order, text) => {
    expect(identifyText({ ...login, arguments: order })).toBe(text);
  });
});

describe('irc-framework sees only what it can not choke on', () => {
  test.each([
    [':s CAP * LS :sasl', true],
    [':s CAP * LS', false],
    [':s 001 me :hi', true],
    [':s 001', false],
    [':s 005 me CHANTYPES :x', false],
    [':a!b@c PRIVMSG #c :x', false],
    ['AUTHENTICATE +', true],
    ['AUTHENTICATE', false],
    ['PING :x', false],
    ['BATCH +x y', false],
    [':constructor toString x', false],
  ])('%s: %s', (text, isSeen) => {
    expect(isForFramework(line(text))).toBe(isSeen);
  });
});

describe('the stream of a socket is cut into lines', () => {
  const cut = (...pieces: readonly (string | Buffer)[]) => {
    const lines: string[] = [];
    const splitter = new LineSplitter((text) => lines.push(text));
    const isFine = pieces.every((piece) => splitter.push(Buffer.from(piece)));
    return { lines, isFine };
  };

  test.each([
    [['a\r\nb\r\n'], ['a', 'b']],
    [['a\nb\n'], ['a', 'b']],
    [['a', 'b\r', '\nc'], ['ab']],
    [['\r\n\r\nx\r\n'], ['', '', 'x']],
  ])('%j', (pieces, lines) => {
    expect(cut(...pieces)).toEqual({ lines, isFine: true });
  });

  test('a character that arrives in two pieces is whole', () => {
    const bytes = Buffer.from('漢\r\n');

    expect(cut(bytes.subarray(0, 1), bytes.subarray(1)).lines).toEqual(['漢']);
  });

  test('half a line is kept, though the socket reads the next packet into the same bytes', () => {
    const lines: string[] = [];
    const splitter = new LineSplitter((text) => lines.push(text));
    const packet = Buffer.from('PING');

    splitter.push(packet);
    packet.write(' :x\n');
    splitter.push(packet);

    expect(lines).toEqual(['PING :x']);
  });

  test('bytes that are no UTF-8 become replacement characters', () => {
    expect(cut(Buffer.from([0x61, 0xff, 0x62, 0x0a])).lines).toEqual(['a\ufffdb']);
  });

  test('a line without an end is given up', () => {
    expect(cut('x'.repeat(10_000), 'x'.repeat(10_000)).isFine).toBe(false);
  });
});
