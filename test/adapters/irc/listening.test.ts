import { describe, expect, test } from 'vitest';
import { BreakLog, nicksBroken } from '../../../src/adapters/irc/break-log.ts';
import { foldName } from '../../../src/adapters/irc/casemapping.ts';
import { ctcpAnswer, ctcpOf } from '../../../src/adapters/irc/ctcp.ts';
import { hear } from '../../../src/adapters/irc/hear.ts';
import { isFromServices, nickServFinding } from '../../../src/adapters/irc/nickserv-status.ts';
import { Playback } from '../../../src/adapters/irc/playback.ts';
import {
  emptyProfile,
  type Profile,
  plainAccount,
  profileStep,
  provedAccount,
} from '../../../src/adapters/irc/whois.ts';
import { line } from './line.ts';

const fold = (name: string) => foldName(name, 'rfc1459');
const isSame = (one: string, other: string) => fold(one) === fold(other);

describe('what is heard', () => {
  const context = {
    fold,
    isOwn: (nick: string) => fold(nick) === 'gsocbot',
    channelNamed: (name: string) => (fold(name) === '#room' ? '#room' : null),
    bots: new Set(['meetbot']),
    isPlayback: (batch: string) => batch === 'old',
  };

  test.each([
    [':anna!a@b PRIVMSG #room :!dates', { kind: 'message', channel: '#room', text: '!dates' }],
    [':anna!a@b PRIVMSG #ROOM :!dates', { kind: 'message', channel: '#room', text: '!dates' }],
    [':anna!a@b PRIVMSG GSOCBOT :dates', { kind: 'message', channel: null, text: 'dates' }],
    [':anna!a@b PRIVMSG #room :\x02 !dates \x0f', { kind: 'message', channel: '#room', text: '!dates' }],
    ['@batch=new :anna!a@b PRIVMSG #room :!dates', { kind: 'message', channel: '#room', text: '!dates' }],
    [':anna!a@b PRIVMSG gsocbot :\x01VERSION\x01', { kind: 'ctcp', request: { kind: 'VERSION', argument: '' } }],
    [
      ':anna!a@b PRIVMSG gsocbot :\x01ACTION waves \x01',
      { kind: 'message', channel: null, text: 'waves', form: 'action' },
    ],
    [':anna!a@b PRIVMSG #room :\x01ACTION nods', { kind: 'message', channel: '#room', text: 'nods', form: 'action' }],
    [':anna!a@b PRIVMSG gsocbot :\x01DCC SEND task.c 1 2 3\x01', { text: 'task.c', form: 'file' }],
    [':anna!a@b PRIVMSG gsocbot :\x01DCC SEND "my task.c" 1 2 3\x01', { text: 'my task.c', form: 'file' }],
    // All of this is for others, from nobody, or from machines.
    ['@batch=old :anna!a@b PRIVMSG #room :!dates', null],
    ['@bot :anna!a@b PRIVMSG #room :!dates', null],
    ['@inspircd.org/bot :anna!a@b PRIVMSG #room :!dates', null],
    [':MeetBot!a@b PRIVMSG #room :!dates', null],
    [':GSOCBOT!a@b PRIVMSG #room :!dates', null],
    [':server.example PRIVMSG #room :!dates', null],
    [':anna PRIVMSG #room :!dates', null],
    ['PRIVMSG #room :!dates', null],
    [':anna!a@b PRIVMSG @#room :!dates', null],
    [':anna!a@b PRIVMSG #other :!dates', null],
    [':anna!a@b PRIVMSG #room', null],
    [':anna!a@b PRIVMSG #room :', null],
    [':anna!a@b PRIVMSG #room :\x02\x0f ', null],
    [':anna!a@b PRIVMSG #room :\x01VERSION\x01', null],
    [':anna!a@b PRIVMSG gsocbot :\x01ACTION\x01', null],
    [':anna!a@b PRIVMSG #other :\x01ACTION waves\x01', null],
    [':anna!a@b PRIVMSG #room :\x01DCC SEND task.c 1 2 3\x01', null],
    [':anna!a@b PRIVMSG', null],
  ])('%j', (text, heard) => {
    expect(hear(line(text), context)).toEqual(heard === null ? null : expect.objectContaining(heard));
  });

  test('a line keeps its indentation beside what is understood of it', () => {
    const heard = hear(line(':anna!a@b PRIVMSG gsocbot :\t  return 0; '), context);

    expect(heard).toEqual({ kind: 'message', channel: null, text: 'return 0;', line: '      return 0;' });
  });
});

describe('CTCP', () => {
  const facts = { version: 'gsocbot 1', source: 'https://example.org', now: Date.UTC(2026, 3, 2, 18) };

  test.each([
    ['\x01VERSION\x01', 'VERSION gsocbot 1'],
    ['\x01version', 'VERSION gsocbot 1'],
    ['\x01SOURCE\x01', 'SOURCE https://example.org'],
    ['\x01CLIENTINFO\x01', 'CLIENTINFO CLIENTINFO PING SOURCE TIME VERSION'],
    ['\x01TIME\x01', 'TIME 2026-04-02T18:00:00.000Z'],
    ['\x01PING 123 456\x01', 'PING 123 456'],
    [`\x01PING ${'x'.repeat(33)}\x01`, null],
    ['\x01PING \x02\x01', null],
    ['\x01DCC SEND x\x01', null],
    ['\x01FINGER\x01', null],
    ['\x01\x01', null],
    ['\x01', null],
  ])('%j is answered with %j', (text, answer) => {
    const request = ctcpOf(text);

    expect(request && ctcpAnswer(request, facts)).toBe(answer);
  });

  test('ordinary text is none', () => {
    expect(ctcpOf('VERSION')).toBeNull();
  });
});

describe('who somebody is', () => {
  const profileAfter = (nick: string, ...lines: readonly string[]): Profile | string => {
    let profile = emptyProfile(nick);
    for (const text of lines) {
      const step = profileStep(line(text), profile, '731', isSame);
      if (step?.kind === 'more') profile = step.profile;
      else if (step) return step.kind === 'end' ? profile : step.kind;
    }
    return 'no end';
  };
  const accountAfter = (nick: string, ...lines: readonly string[]) => {
    const profile = profileAfter(nick, ...lines);
    return typeof profile === 'string' ? profile : provedAccount(profile);
  };

  test.each([
    [
      'OFTC, identified',
      [':s 311 me Anna ~a host * :x', ':s 307 me Anna :has identified', ':s 318 me anna :End'],
      'Anna',
    ],
    ['OFTC, not identified', [':s 311 me Anna ~a host * :x', ':s 318 me anna :End'], null],
    [
      'account',
      [':s 311 me anna ~a host * :x', ':s 330 me anna anna_account :is logged in as', ':s 318 me anna :End'],
      'anna_account',
    ],
    [
      'account outweighs the nick',
      [':s 311 me anna a h * :x', ':s 307 me anna :x', ':s 330 me anna boss :x', ':s 318 me anna :End'],
      'boss',
    ],
    [
      'lines about somebody else',
      [':s 307 me ben :x', ':s 330 me ben boss :x', ':s 318 me ben :End', ':s 318 me anna :End'],
      null,
    ],
    ['WHOX', [':s 354 me 731 ~a host anna boss', ':s 315 me anna :End'], 'boss'],
    ['WHOX without an account', [':s 354 me 731 ~a host anna 0', ':s 315 me anna :End'], null],
    ['WHOX of another question', [':s 354 me 999 ~a host anna boss', ':s 315 me anna :End'], null],
    [
      'WHOX of another person whose host has that name',
      [':s 354 me 731 ~a host mallory boss', ':s 315 me anna :End'],
      null,
    ],
    ['gone', [':s 401 me anna :No such nick'], null],
    ['too busy', [':s 263 me WHOIS :Server load'], 'busy'],
  ])('%s', (_what, lines, expected) => {
    expect(accountAfter('anna', ...lines)).toBe(expected);
  });

  test.each([
    ['anna', 'anna'],
    ['*', null],
    ['', null],
    [undefined, null],
    // The Kelvin sign: compared without regard to case it would be "mark".
    ['mar\u212a', null],
    ['anna b', null],
  ])('the account %j counts as %j', (account, expected) => {
    expect(plainAccount(account)).toBe(expected);
  });

  test.each([
    ['STATUS anna 3 anna', 'anna', true],
    ['STATUS anna 2', 'anna', false],
    ['STATUS an{na 3', 'AN[NA', true],
    // The Kelvin sign is nobody's k.
    ['STATUS mar\u212a 3', 'mark', null],
    ['STATUS ben 3 ben', 'anna', null],
    ['anna ACC 3', 'anna', true],
    ['anna ACC 1', 'anna', false],
    ['3', 'anna', null],
    ['Password accepted', 'anna', null],
  ])('NickServ: "%s" about %s: %s', (text, nick, expected) => {
    expect(nickServFinding(text, nick, isSame)).toBe(expected);
  });

  test.each([
    [':NickServ!services@services.oftc.net NOTICE me :x', 'NickServ@services.oftc.net', true],
    [':NickServ!mallory@home.example NOTICE me :x', 'NickServ@services.oftc.net', false],
    [':nickserv!services@anywhere NOTICE me :x', 'NickServ', true],
    [':mallory!services@services.oftc.net NOTICE me :x', 'NickServ@services.oftc.net', false],
  ])('%s is from %s: %s', (text, address, expected) => {
    expect(isFromServices(line(text), address, isSame)).toBe(expected);
  });
});

describe('when a nick could have changed hands', () => {
  test.each([
    [':anna!a@b NICK ben', ['anna', 'ben']],
    [':anna!a@b QUIT :bye', ['anna']],
    [':anna!a@b PART #room', ['anna']],
    [':op!a@b KICK #room anna :x', ['anna']],
    [':op!a@b KICK #room anna,ben :x', ['anna', 'ben']],
    [':anna!a@b CHGHOST x y', ['anna']],
    [':op!a@b KILL anna :x', ['anna']],
    [':anna!a@b PRIVMSG #room :x', []],
    [':op!a@b KICK #room', []],
    [':ANNA!a@b QUIT :bye', ['anna']],
    [':gsocbot!a@b PART #room', 'everybody'],
    [':op!a@b KICK #room GSOCBOT :out', 'everybody'],
    [':gsocbot!a@b PART #room-iv-7', ['anna']],
    [':gsocbot!a@b NICK gsocbot2', ['gsocbot', 'gsocbot2']],
  ])('%s: %j', (text, broken) => {
    const fold = (name: string) => name.toLowerCase();
    const peopleIn = (channel: string) => (channel === '#room-iv-7' ? ['Anna'] : null);
    const connection = { fold, isOwn: (nick = '') => fold(nick) === 'gsocbot' };

    expect(nicksBroken(line(text), connection, peopleIn)).toEqual(broken);
  });

  test('a proof holds for messages since the last break of that nick', () => {
    const breaks = new BreakLog();
    const before = breaks.tick();
    breaks.broken('anna');
    const after = breaks.tick();

    expect(breaks.isUnbroken('anna', before)).toBe(false);
    expect(breaks.isUnbroken('anna', after)).toBe(true);
    expect(breaks.isUnbroken('ben', before)).toBe(true);
  });

  test('what was forgotten under a flood of changes is not taken for unbroken', () => {
    const breaks = new BreakLog();
    const before = breaks.tick();
    breaks.broken('anna');
    for (let at = 0; at < 10_001; at += 1) breaks.broken(`nick${at}`);

    expect(breaks.isUnbroken('anna', before)).toBe(false);
    expect(breaks.isUnbroken('ben', before)).toBe(false);
    expect(breaks.isUnbroken('ben', breaks.tick())).toBe(true);
  });

  test('nothing said before a new connection holds after', () => {
    const breaks = new BreakLog();
    const before = breaks.tick();
    breaks.reset();

    expect(breaks.isUnbroken('anna', before)).toBe(false);
  });
});

test('lines are old between the beginning and the end of a batch that plays back', () => {
  const playback = new Playback();
  playback.take(['+a', 'chathistory', '#room']);
  playback.take(['+b', 'netsplit', 'x', 'y']);

  expect([playback.isOpen('a'), playback.isOpen('b')]).toEqual([true, false]);
  playback.take(['-a']);
  expect(playback.isOpen('a')).toBe(false);
});
