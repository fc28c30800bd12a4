import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { backOffMs } from '../../../src/adapters/matrix/back-off.ts';
import { textToHtml } from '../../../src/adapters/matrix/html.ts';
import { absenceOf, joinPatience } from '../../../src/adapters/matrix/join-policy.ts';
import { speechProblem } from '../../../src/adapters/matrix/power-levels.ts';
import { renderReply } from '../../../src/adapters/matrix/render-reply.ts';
import { MatrixRequestError } from '../../../src/adapters/matrix/request-error.ts';
import { DEFAULT_PATIENCE } from '../../../src/adapters/matrix/settings.ts';

describe('text as HTML', () => {
  test.each([
    ['a < b & "c"', 'a &lt; b &amp; &quot;c&quot;'],
    ['see https://x.org/a?b=1&c=2.', 'see <a href="https://x.org/a?b=1&amp;c=2">https://x.org/a?b=1&amp;c=2</a>.'],
    ['(https://x.org)', '(<a href="https://x.org">https://x.org</a>)'],
    ['javascript:alert(1)', 'javascript:alert(1)'],
    ['https://x.org/"onmouseover="x', '<a href="https://x.org/">https://x.org/</a>&quot;onmouseover=&quot;x'],
  ])('%j is %j', (text, html) => {
    expect(textToHtml(text)).toBe(html);
  });

  test('holds no tag but links, whatever the text', () => {
    const pieces = fc.constantFrom('<b>', 'https://x.org/', '"', "'", '&', '>', 'a', ' ', '<script>', '://');
    fc.assert(
      fc.property(
        fc.array(pieces).map((all) => all.join('')),
        (text) => {
          const rest = textToHtml(text).replaceAll(/<a href="https:\/\/[^<>"]*">[^<>]*<\/a>/g, '');
          expect(rest).not.toMatch(/[<>"]/);
        },
      ),
    );
  });
});

describe('a reply', () => {
  test('of one plain line has no HTML', () => {
    expect(renderReply({ blocks: [{ kind: 'text', text: 'On 2 April.' }] })).toEqual({
      msgtype: 'm.notice',
      body: 'On 2 April.',
    });
  });

  test('goes on with the numbers of an earlier list', () => {
    const reply = renderReply({
      blocks: [{ kind: 'list', intro: '', items: ['four', 'five'], isNumbered: true, start: 4 }],
    });

    expect(reply).toMatchObject({
      body: '4. four\n5. five',
      formatted_body: '<ol start="4"><li>four</li><li>five</li></ol>',
    });
  });

  test('that is too long for an event is cut, without HTML', () => {
    const reply = renderReply({ blocks: [{ kind: 'text', text: '<'.repeat(40_000) }] });

    expect(reply).toEqual({ msgtype: 'm.notice', body: '<'.repeat(16_000) });
  });

  test('calls nobody: "@room" loses its force', () => {
    expect(renderReply({ blocks: [{ kind: 'text', text: 'hey @Room and @room!' }] })['body']).toBe(
      'hey @\u2060Room and @\u2060room!',
    );
  });
});

describe('patience', () => {
  test('doubles up to its limit, and is as long as the server wants', () => {
    const tries = [1, 2, 3, 10].map((failures) => backOffMs(failures, 0.5, DEFAULT_PATIENCE));

    expect(tries).toEqual([1_000, 2_000, 4_000, 60_000]);
    expect(backOffMs(1, 0, DEFAULT_PATIENCE)).toBe(750);
    expect(backOffMs(1, 0.5, DEFAULT_PATIENCE, 7_000)).toBe(7_000);
  });

  test('is short where time alone mends it, and long where a person must', () => {
    const { kickPauseMs, afterMs } = joinPatience(DEFAULT_PATIENCE);

    expect(kickPauseMs).toBe(60_000);
    expect([afterMs('unreachable', 1), afterMs('unreachable', 99)]).toEqual([1_000, 300_000]);
    expect([afterMs('banned', 1), afterMs('banned', 99)]).toEqual([1_800_000, 21_600_000]);
  });

  test.each([
    ['M_FORBIDDEN', 403, 'You are not invited to this room.', 'invite-only'],
    ['M_FORBIDDEN', 403, '@gsocbot:x is banned from the room', 'banned'],
    ['M_NOT_FOUND', 404, 'Room alias not found', 'unknown'],
    [null, 502, 'HTTP 502', 'unreachable'],
  ])('takes %s %i (%s) for %s', (errcode, status, message, absence) => {
    expect(absenceOf(new MatrixRequestError(message, { status, errcode }))).toBe(absence);
  });
});

describe('the power to speak', () => {
  const bot = '@gsocbot:example.org';
  test.each([
    [{}, null],
    [{ events_default: 50 }, 'may-not-speak: 50/0'],
    [{ events_default: 50, users: { [bot]: 50 } }, null],
    [{ events: { 'm.room.message': 10 }, users_default: 5 }, 'may-not-speak: 10/5'],
    [{ events_default: 'high', users: [] }, null],
  ])('by %j: %s', (levels, problem) => {
    expect(speechProblem(levels, bot)).toBe(problem);
  });
});
