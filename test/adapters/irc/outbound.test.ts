import { describe, expect, test } from 'vitest';
import { cleanText, stripFormatting } from '../../../src/adapters/irc/clean-text.ts';
import { cutLine } from '../../../src/adapters/irc/cut-line.ts';
import { formatLine, isSingleLine } from '../../../src/adapters/irc/format-line.ts';
import { joinLines } from '../../../src/adapters/irc/join-lines.ts';
import { textBudget, unknownIdentity, withLine } from '../../../src/adapters/irc/own-identity.ts';
import { replyLines } from '../../../src/adapters/irc/reply-lines.ts';
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
    ['\u202epmal eht si b1 \u009b31mred', 'pmal eht si b1 31mred'],
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
    ['turned \u202e\u2066round\u200f\u061c, \u009b31mstyled\u009c', 'turned round, 31mstyled'],
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
  const plain = { isFormatted: false };
  const text = (words: string) => [{ kind: 'text', text: words } as const];

  test('stand behind the name of whom they are for, the first of them only', () => {
    expect(replyLines(text('one two three'), 'anna', { ...plain, maxBytes: 15, maxLines: 3 })).toEqual([
      'anna: one two',
      'three',
    ]);
  });

  test('go without the name where they fit only so', () => {
    expect(replyLines(text('one two three four'), 'anna', { ...plain, maxBytes: 10, maxLines: 2 })).toEqual([
      'one two',
      'three four',
    ]);
  });

  test('end in an ellipsis where there are more than may be said', () => {
    const words = `${'a'.repeat(350)} ${'b'.repeat(300)} c`;

    expect(replyLines(text(`${words} ${words}`), null, { ...plain, maxBytes: 350, maxLines: 2 })).toEqual([
      'a'.repeat(350),
      `${'b'.repeat(300)} c…`,
    ]);
  });

  describe('where long names leave less room than the core made its page for', () => {
    // Three lines of 350 bytes: 35 words of 9 letters with the space after each.
    const page = Array.from({ length: 105 }, (_, at) => `word-${String(at).padStart(4, '0')}`).join(' ');

    test('may be one more, so that nothing of the page is lost', () => {
      const lines = replyLines(text(page), null, { ...plain, maxBytes: 310, maxLines: 3 });

      expect(lines).toHaveLength(4);
      expect(lines.join(' ')).toBe(page);
    });

    test('keep the name of whom they are for, if one more line is needed anyway', () => {
      const lines = replyLines(text(page), 'anna', { ...plain, maxBytes: 310, maxLines: 3 });

      expect(lines).toHaveLength(4);
      expect(lines.join(' ')).toBe(`anna: ${page}`);
    });

    test('are not more for a reply that is longer than a page', () => {
      const lines = replyLines(text(`${page} ${page}`), null, { ...plain, maxBytes: 310, maxLines: 3 });

      expect(lines).toHaveLength(3);
      expect(lines[2]).toMatch(/…$/);
    });

    test('are never more than four', () => {
      const lines = replyLines(text(page), null, { ...plain, maxBytes: 200, maxLines: 3 });

      expect(lines).toHaveLength(4);
      expect(lines[3]).toMatch(/…$/);
    });
  });

  describe('with formatting', () => {
    const list = (intro: string) => [{ kind: 'list', intro, items: ['QEMU', 'KVM'], isNumbered: true } as const];
    const room = { maxBytes: 100, maxLines: 3, isFormatted: true };

    test.each([
      ['Two ideas', '\x02Two ideas\x02: 1. QEMU; 2. KVM'],
      ['Two ideas:', '\x02Two ideas\x02: 1. QEMU; 2. KVM'],
      ['These ideas?!', '\x02These ideas\x02?! 1. QEMU; 2. KVM'],
      ['', '1. QEMU; 2. KVM'],
      ['...', '... 1. QEMU; 2. KVM'],
    ])('the intro of a list is bold: %j', (intro, line) => {
      expect(replyLines(list(intro), null, room)).toEqual([line]);
    });

    test('nothing else is bold, and none of the text brings formatting of its own', () => {
      const hostile = [
        { kind: 'text', text: '\x02loud\x02 \x0304red' } as const,
        { kind: 'list', intro: 'a\x02b\x0f', items: ['\x1fc'], isNumbered: false } as const,
        { kind: 'note', text: '(\x02d)' } as const,
      ];

      expect(replyLines(hostile, 'anna\x02', room)).toEqual(['anna: loud 04red', '\x02ab\x02: c (d)']);
    });

    test('its two bytes are counted: an intro that fills its line stays plain', () => {
      const filling = (bytes: number) => replyLines(list(`${'x'.repeat(bytes - 1)}:`), null, room)[0];

      expect(filling(97)).toBe(`\x02${'x'.repeat(96)}\x02:`);
      expect(filling(98)).toBe(`${'x'.repeat(97)}:`);
      expect(filling(100)).toBe(`${'x'.repeat(99)}:`);
    });

    test('a page that only fits without is shown without', () => {
      const full = [{ kind: 'list', intro: 'ab:', items: ['c'.repeat(96)], isNumbered: false } as const];

      expect(replyLines(full, null, { ...room, maxLines: 1, maxBytes: 100 })).toEqual([`ab: ${'c'.repeat(96)}`]);
    });
  });

  test('are never longer than the room, even without a place to break', () => {
    const zalgo = `a${'\u0301'.repeat(300)}`;

    const lines = replyLines(text(`${zalgo} ${'x'.repeat(900)}`), null, { ...plain, maxBytes: 100, maxLines: 30 });

    for (const each of lines) expect(Buffer.byteLength(each)).toBeLessThanOrEqual(100);
    expect(lines.join('').replaceAll(' ', '')).toBe(`${zalgo}${'x'.repeat(900)}`);
  });

  test('are none for a reply of nothing', () => {
    expect(replyLines(text(' \r\n \x01'), 'anna', { ...plain, maxBytes: 100, maxLines: 3 })).toEqual([]);
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
