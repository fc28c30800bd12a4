import { describe, expect, test } from 'vitest';
import { cleanText, stripFormatting } from '../../../src/adapters/irc/clean-text.ts';
import { formatLine, isSingleLine } from '../../../src/adapters/irc/format-line.ts';
import { joinLines } from '../../../src/adapters/irc/join-lines.ts';
import { textBudget, unknownIdentity, withLine } from '../../../src/adapters/irc/own-identity.ts';
import { cutLine, replyLines } from '../../../src/adapters/irc/reply-lines.ts';
import { line } from './line.ts';

describe('a line that goes out is one command', () => {
  test.each([
    ['PRIVMSG', ['#room'], 'hello: world', 'PRIVMSG #room :hello: world'],
    ['PRIVMSG', ['#room'], '', 'PRIVMSG #room :'],
    ['JOIN', ['#a,#b', 'key'], null, 'JOIN #a,#b key'],
    ['PONG', [], ':x y', 'PONG ::x y'],
    ['QUIT', [], 'bye', 'QUIT :bye'],
  ] as const)('%s %j %j', (command, middle, trailing, expected) => {
    expect(formatLine(command, middle, trailing)).toBe(expected);
  });

  test.each([
    ['PRIVMSG', ['#room\r\nQUIT'], 'x'],
    ['PRIVMSG', ['#room'], 'x\nQUIT'],
    ['PRIVMSG', ['#room'], 'x\rQUIT'],
    ['PRIVMSG', ['#room'], 'x\0'],
    ['PRIVMSG', ['a b'], 'x'],
    ['PRIVMSG', [':a'], 'x'],
    ['PRIVMSG', [''], 'x'],
    ['NICK\r\nQUIT', ['a'], null],
    ['privmsg', ['#room'], 'x'],
    ['', [], null],
    ['PRIVMSG', ['#room'], 'x'.repeat(600)],
    ['PRIVMSG', ['#room'], '字'.repeat(170)],
  ] as const)('%j %j %j is not sent at all', (command, middle, trailing) => {
    expect(formatLine(command, middle, trailing)).toBeNull();
  });

  test.each(['x\ny', 'x\ry', 'x\0y'])('what the library would write is looked at, too: %j', (text) => {
    expect(isSingleLine(text)).toBe(false);
  });
});

describe('text', () => {
  test.each([
    ['plain', 'plain'],
    ['\x02bold\x02 \x1ditalic\x0f', 'bold italic'],
    ['\x0304,01red\x03 \x034x \x04ff0000hex\x04', 'red x hex'],
    ['\x033,dates', ',dates'],
    ['tab\there', 'tab here'],
    ['!dates\x0f', '!dates'],
    ['Größe 漢字 👩‍👩‍👧', 'Größe 漢字 👩‍👩‍👧'],
  ])('of people loses its formatting: %j', (typed, plain) => {
    expect(stripFormatting(typed)).toBe(plain);
  });

  test.each([
    ['a\r\nb', 'a b'],
    ['a\u2028b\u0085c', 'a b c'],
    ['\x01DCC SEND\x01', 'DCC SEND'],
    ['nul\0 bell\x07 escape\x1b del\x7f', 'nul bell escape del'],
    ['half \ud83d pair', 'half \ufffd pair'],
  ])('of the bot can do nothing but be read: %j', (text, clean) => {
    expect(cleanText(text)).toBe(clean);
  });
});

describe('the room in a line', () => {
  const own = unknownIdentity('gsocbot');

  test('is reckoned with the longest user and host until the server has shown them', () => {
    // 510 - ":gsocbot!" 9 - user 11 - "@" - host 63 - " PRIVMSG #qemu-gsoc :" 21
    expect(textBudget(own, 'PRIVMSG', '#qemu-gsoc')).toBe(405);
  });

  test('is reckoned exactly once they are known', () => {
    const joined = withLine(own, line(':gsocbot!~bot@host.example JOIN #qemu-gsoc'), 'rfc1459');

    // 510 - ":gsocbot!~bot@host.example" 26 - " PRIVMSG #qemu-gsoc :" 21
    expect(textBudget(joined, 'PRIVMSG', '#qemu-gsoc')).toBe(463);
  });

  test('counts bytes, not characters, in names', () => {
    expect(textBudget(own, 'PRIVMSG', '#ä')).toBe(textBudget(own, 'PRIVMSG', '#ab'));
  });

  test.each([
    [':server 396 gsocbot cloaked.example :is now your displayed host', { host: 'cloaked.example', user: null }],
    [':server 396 gsocbot me@cloaked.example :is now your displayed host', { host: 'cloaked.example', user: 'me' }],
    [':gsocbot!a@b CHGHOST user new.example', { host: 'new.example', user: 'user' }],
    [':anna!a@b JOIN #room', { host: null, user: null }],
  ])('%s', (text, expected) => {
    expect(withLine(own, line(text), 'rfc1459')).toMatchObject(expected);
  });
});

describe('who the bot is', () => {
  const own = unknownIdentity('gsocbot');

  test.each([
    [':services MODE gsocbot :+R', true],
    [':gsocbot MODE gsocbot :+r', true],
    [':gsocbot MODE gsocbot :+iw', false],
    [':x MODE #room +r', false],
    [':server 900 gsocbot gsocbot!a@b gsocbot :You are now logged in', true],
    [':gsocbot!a@b ACCOUNT gsocbot', true],
    [':gsocbot!a@b ACCOUNT *', false],
    [':anna!a@b ACCOUNT anna', false],
  ])('%s: identified %s', (text, isIdentified) => {
    expect(withLine(own, line(text), 'rfc1459').isIdentified).toBe(isIdentified);
  });

  test('a change of nick is followed, and what services said is over when they say so', () => {
    const identified = withLine(own, line(':x MODE gsocbot :+R'), 'rfc1459');
    const renamed = withLine(identified, line(':GSOCBOT!a@b NICK gsocbot_'), 'rfc1459');

    expect(withLine(renamed, line(':x MODE gsocbot_ :-R'), 'rfc1459')).toMatchObject({
      nick: 'gsocbot_',
      isIdentified: false,
    });
  });
});

describe('the lines of a reply', () => {
  const text = (words: string) => [{ kind: 'text', text: words } as const];

  test('stand behind the name of whom they are for, the first of them only', () => {
    expect(replyLines(text('one two three'), 'anna', { maxBytes: 15, maxLines: 3 })).toEqual([
      'anna: one two',
      'three',
    ]);
  });

  test('go without the name where they fit only so', () => {
    expect(replyLines(text('one two three four'), 'anna', { maxBytes: 10, maxLines: 2 })).toEqual([
      'one two',
      'three four',
    ]);
  });

  test('end in an ellipsis where there are more than may be said', () => {
    expect(replyLines(text('one two three four five'), null, { maxBytes: 9, maxLines: 2 })).toEqual([
      'one two',
      'three…',
    ]);
  });

  test('are never longer than the room, even without a place to break', () => {
    const zalgo = `a${'\u0301'.repeat(300)}`;

    const lines = replyLines(text(`${zalgo} ${'x'.repeat(900)}`), null, { maxBytes: 100, maxLines: 30 });

    for (const each of lines) expect(Buffer.byteLength(each)).toBeLessThanOrEqual(100);
    expect(lines.join('').replaceAll(' ', '')).toBe(`${zalgo}${'x'.repeat(900)}`);
  });

  test('are none for a reply of nothing', () => {
    expect(replyLines(text(' \r\n \x01'), 'anna', { maxBytes: 100, maxLines: 3 })).toEqual([]);
  });

  test('are cut between characters', () => {
    expect(cutLine('aé漢👩', 4)).toEqual(['aé', '漢', '👩']);
  });
});

describe('channels are joined in few lines', () => {
  test('those with a key come first, so that keys stay with their channels', () => {
    const lines = joinLines([
      { name: '#a', key: null },
      { name: '#b', key: 'key' },
      { name: '#c', key: null },
    ]);

    expect(lines).toEqual(['JOIN #b,#a,#c key']);
  });

  test('four at a time', () => {
    const lines = joinLines(['#a', '#b', '#c', '#d', '#e'].map((name) => ({ name, key: null })));

    expect(lines).toEqual(['JOIN #a,#b,#c,#d', 'JOIN #e']);
  });

  test('a name that would be another command is left out', () => {
    expect(joinLines([{ name: '#a\r\nQUIT', key: null }])).toEqual([]);
  });
});
