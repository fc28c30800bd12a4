import { describe, expect, test } from 'vitest';
import { casemappingOf, foldName } from '../../../src/adapters/irc/casemapping.ts';
import { isNick } from '../../../src/adapters/irc/format-line.ts';
import { BEFORE_ISUPPORT, withIsupport } from '../../../src/adapters/irc/isupport.ts';
import { nextNick } from '../../../src/adapters/irc/nick-plan.ts';

describe('two names are the same by the rule of the network', () => {
  test.each([
    ['rfc1459', 'Nick[1]\\^', 'nick{1}|~', true],
    ['strict-rfc1459', 'Nick[1]\\', 'nick{1}|', true],
    ['strict-rfc1459', 'a^', 'a~', false],
    ['ascii', 'Nick[1]', 'nick[1]', true],
    ['ascii', 'nick[1]', 'nick{1}', false],
    // The Kelvin sign and the dotted I: toLowerCase would make them a k and an i.
    ['rfc1459', '\u212a', 'k', false],
    ['rfc1459', '\u0130', 'i', false],
    ['ascii', 'É', 'é', false],
  ] as const)('%s: %s and %s', (mapping, one, other, isSame) => {
    expect(foldName(one, mapping) === foldName(other, mapping)).toBe(isSame);
  });

  test('a rule that is not known is taken for the oldest one', () => {
    expect(casemappingOf('rfc7613')).toBe('rfc1459');
  });
});

describe('what may be written to as one person', () => {
  test.each([
    ['anna', true],
    ['[anna]', true],
    ['anna-2', true],
    ['Äpfel', true],
    ['_', true],
    ['', false],
    ['#room', false],
    ['&room', false],
    ['@#room', false],
    ['+anna', false],
    ['anna,ben', false],
    ['anna ben', false],
    ['anna\r\nQUIT', false],
    ['anna\0', false],
    ['*', false],
    ['$$*', false],
    [':anna', false],
    ['anna@host', false],
    ['anna!user', false],
    ['0INAAAAAB', true],
    ['-anna', false],
    ['x'.repeat(65), false],
  ])('%j: %s', (name, isOne) => {
    expect(isNick(name)).toBe(isOne);
  });
});

describe('what a server says of itself', () => {
  test('the tokens of oftc-hybrid', () => {
    const params = [
      'gsocbot',
      'CALLERID',
      'CASEMAPPING=rfc1459',
      'NICKLEN=30',
      'STATUSMSG=@+',
      'CHANTYPES=#',
      'are supported by this server',
    ];

    expect(withIsupport(BEFORE_ISUPPORT, params)).toEqual({
      casemapping: 'rfc1459',
      channelTypes: '#',
      statusPrefixes: '@+',
      botMode: null,
      hasInviteExceptions: false,
      hasAutoOp: false,
      hasMonitor: false,
      hasWhox: false,
      maxNickLength: 30,
    });
  });

  test('the tokens of InspIRCd', () => {
    const lists = ['CHANMODES=Ibw,k,Ll,MRcimnprst', 'INVEX=I'];
    const params = [
      'gsocbot',
      'BOT=B',
      'CASEMAPPING=ascii',
      ...lists,
      'MONITOR=30',
      'WHOX',
      'are supported by this server',
    ];

    expect(withIsupport(BEFORE_ISUPPORT, params)).toMatchObject({
      casemapping: 'ascii',
      botMode: 'B',
      hasInviteExceptions: true,
      hasAutoOp: true,
      hasMonitor: true,
      hasWhox: true,
    });
  });

  test.each([
    'CHANTYPES',
    'CHANTYPES=',
    'BOT',
    'BOT=BB',
    'BOT=+o',
    'NICKLEN',
    'NICKLEN=x',
    'NICKLEN=-1',
    'CASEMAPPING',
    '=',
    '',
  ])('a token without sense (%j) changes nothing that could be wrong', (token) => {
    expect(withIsupport(BEFORE_ISUPPORT, ['gsocbot', token, 'x'])).toEqual(BEFORE_ISUPPORT);
  });
});

describe('the next nick to try', () => {
  test.each([
    [1, ['gsocbot2', 'gsocbot3'], 30, 'gsocbot2'],
    [2, ['gsocbot2', 'gsocbot3'], 30, 'gsocbot3'],
    [3, ['gsocbot2', 'gsocbot3'], 30, 'gsocbot_'],
    [4, ['gsocbot2', 'gsocbot3'], 30, 'gsocbot__'],
    [1, [], 30, 'gsocbot_'],
    [2, [], 8, 'gsocbo__'],
    [13, [], 30, null],
  ])('after %i refusals with %j and at most %i characters it is %s', (tried, alternatives, maxLength, next) => {
    expect(nextNick('gsocbot', alternatives, tried, maxLength)).toBe(next);
  });
});
