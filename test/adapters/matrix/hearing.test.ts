import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type HearingContext, hear } from '../../../src/adapters/matrix/hear.ts';
import { hearSign } from '../../../src/adapters/matrix/hear-sign.ts';
import type { JsonObject } from '../../../src/adapters/matrix/json.ts';
import { isPlainUserId, nickOf, userIdOf } from '../../../src/adapters/matrix/matrix-id.ts';
import { parseRoomEvent } from '../../../src/adapters/matrix/room-event.ts';

const CONTEXT: HearingContext = {
  ownId: '@gsocbot:example.org',
  ownNames: ['GSoC Bot', '@gsocbot:example.org', 'gsocbot'],
  nick: 'gsocbot',
  bots: ['@meetbot:example.org', '@bridge_*:example.org'],
  maxLength: 100,
  staleAfterMs: 300_000,
};

function heard(content: JsonObject, more: JsonObject = {}) {
  const raw = {
    event_id: '$1',
    type: 'm.room.message',
    sender: '@anna:example.org',
    origin_server_ts: 1_000_000,
    content,
    ...more,
  };
  const event = parseRoomEvent(raw, '!room:example.org', 1_010_000);
  return event === null ? null : hear(event, CONTEXT);
}
const said = (body: string, more: JsonObject = {}) => heard({ msgtype: 'm.text', body, ...more })?.text ?? null;
const MENTION = { 'm.mentions': { user_ids: ['@gsocbot:example.org'] } };

describe('what is heard', () => {
  test.each([
    ['gsocbot: dates', {}, 'gsocbot: dates'],
    ['GSoC Bot: dates', {}, 'gsocbot: dates'],
    ['GSoC Bot dates', MENTION, 'gsocbot: dates'],
    ['@gsocbot:example.org: dates', {}, 'gsocbot: dates'],
    ['gsocbot is great', {}, 'gsocbot is great'],
    ['ask gsocbot', MENTION, 'ask gsocbot'],
    ['when is the deadline, GSoC Bot?', MENTION, 'gsocbot: when is the deadline?'],
    ['when is the deadline @gsocbot:example.org', MENTION, 'gsocbot: when is the deadline'],
    ['does GSoC Bot know the deadline?', MENTION, 'gsocbot: does GSoC Bot know the deadline?'],
    ['when is the deadline, GSoC Bot', {}, 'when is the deadline, GSoC Bot'],
    ['I think GSoC Bot is wrong', MENTION, 'I think GSoC Bot is wrong'],
    ['gsocbots: plural', {}, 'gsocbots: plural'],
    ['GSoC Bot', MENTION, 'gsocbot: '],
    [
      'GSoC Bot dates',
      { formatted_body: '<a href="https://matrix.to/#/@gsocbot:example.org">GSoC Bot</a> dates' },
      'gsocbot: dates',
    ],
    [
      '> <@ben:example.org> old\n> lines\n\n!dates',
      { 'm.relates_to': { 'm.in_reply_to': { event_id: '$x' } } },
      '!dates',
    ],
    ['  two\n lines\t and\u0000 \u202emore ', {}, 'two lines and more'],
  ])('of %j with %j is %j', (body, more, text) => {
    expect(said(body, more)).toBe(text);
  });

  test.each([
    ['a reply', { 'm.in_reply_to': { event_id: '$x' } }, '$x'],
    [
      'what stands in a thread',
      { rel_type: 'm.thread', is_falling_back: true, 'm.in_reply_to': { event_id: '$x' } },
      null,
    ],
    [
      'a reply in a thread',
      { rel_type: 'm.thread', is_falling_back: false, 'm.in_reply_to': { event_id: '$x' } },
      '$x',
    ],
    ['anything else', { rel_type: 'm.annotation', event_id: '$x', key: 'and' }, null],
  ])('of %s tells what it is a reply to', (_, relation, replyTo) => {
    expect(heard({ msgtype: 'm.text', body: 'and when?', 'm.relates_to': relation })?.replyTo).toBe(replyTo);
  });

  test('is nothing of bots, of the bot itself, of notices, and of what is old or from the future', () => {
    const content = { msgtype: 'm.text', body: '!dates' };

    expect(heard(content, { sender: '@meetbot:example.org' })).toBeNull();
    expect(heard(content, { sender: '@bridge_log:example.org' })).toBeNull();
    expect(heard(content, { sender: '@gsocbot:example.org' })).toBeNull();
    expect(heard({ ...content, msgtype: 'm.notice' })).toBeNull();
    expect(heard(content, { unsigned: { age: 300_001 } })).toBeNull();
    expect(heard(content, { origin_server_ts: 9_000_000_000 })).toBeNull();
    expect(heard(content, { state_key: '' })).toBeNull();
    expect(heard(content)?.text).toBe('!dates');
  });

  test('of an edit is what it says now, and what it replaces', () => {
    const edit = heard({
      msgtype: 'm.text',
      body: '* !ideas',
      'm.new_content': { msgtype: 'm.text', body: '!ideas' },
      'm.relates_to': { rel_type: 'm.replace', event_id: '$question' },
    });

    expect(edit).toMatchObject({ text: '!ideas', edits: '$question', thread: null });
  });

  test.each([
    ['what somebody does', { msgtype: 'm.emote', body: 'waves' }, { text: 'waves', form: 'action' }],
    ['a file', { msgtype: 'm.file', body: 'task.c', url: 'mxc://a/b' }, { text: 'task.c', form: 'file' }],
    [
      'a picture with a caption',
      { msgtype: 'm.image', body: 'My desk\nat home', filename: 'desk.png' },
      { text: 'desk.png', form: 'file', written: { lines: ['My desk', 'at home'] } },
    ],
    [
      'a file without a caption',
      { msgtype: 'm.video', body: 'a.webm', filename: 'a.webm' },
      { written: { lines: [] } },
    ],
  ])('of %s is that it is one, and nothing for the bot', (_, content, hears) => {
    expect(heard(content)).toMatchObject({ ...hears, isNamed: false });
    expect(heard({ msgtype: 'm.text', body: 'hello' })?.form).toBeNull();
  });

  test('never throws, whatever a server sends', () => {
    fc.assert(
      fc.property(fc.object({ withNullPrototype: true }), fc.object(), (content, more) => {
        heard(content, more);
        heard({ msgtype: 'm.text', body: 'x', ...content }, { unsigned: more });
      }),
    );
  });
});

describe('a sign that is put on a message', () => {
  const sign = (relation: unknown, more: JsonObject = {}) => {
    const raw = {
      event_id: '$1',
      type: 'm.reaction',
      sender: '@anna:example.org',
      origin_server_ts: 1_000_000,
      content: { 'm.relates_to': relation },
      ...more,
    };
    const event = parseRoomEvent(raw, '!room:example.org', 1_010_000);
    return event === null ? null : hearSign(event, CONTEXT);
  };
  const THUMB = { rel_type: 'm.annotation', event_id: '$offer', key: '👍' };

  test('is told with the message that it is on', () => {
    expect(sign(THUMB)).toEqual({ sign: '👍', on: '$offer' });
  });

  test.each([
    ['of the bot itself', THUMB, { sender: '@gsocbot:example.org' }],
    ['of another bot', THUMB, { sender: '@bridge_1:example.org' }],
    ['that is old', THUMB, { origin_server_ts: 0 }],
    ['that is no reaction', THUMB, { type: 'm.room.message' }],
    ['that is state', THUMB, { state_key: '' }],
    ['on nothing', { rel_type: 'm.annotation', key: '👍' }, {}],
    ['of another relation', { ...THUMB, rel_type: 'm.reference' }, {}],
    ['longer than any sign', { ...THUMB, key: '👍'.repeat(100) }, {}],
    ['that is no text', { ...THUMB, key: 1 }, {}],
    ['without a relation', null, {}],
  ])('%s is not heard', (_, relation, more) => {
    expect(sign(relation, more)).toBeNull();
  });
});

describe('a Matrix id', () => {
  test.each([
    ['@anna:example.org', true],
    ['@anna:example.org:8448', true],
    ['@anna:[::1]', true],
    ['@Anna:example.org', false],
    ['@anna:Example.org', false],
    ['@\u212aelvin:example.org', false],
    ['@anna', false],
    ['anna:example.org', false],
    ['@a b:example.org', false],
  ])('%s may be compared: %s', (id, isPlain) => {
    expect(isPlainUserId(id)).toBe(isPlain);
  });

  test('has one nick, and the nick leads back to it alone', () => {
    expect(nickOf('@anna:example.org', 'example.org')).toBe('anna');
    expect(nickOf('@anna:elsewhere.org', 'example.org')).toBe('@anna:elsewhere.org');
    expect(userIdOf('anna', 'example.org')).toBe('@anna:example.org');
    expect(userIdOf('@anna:elsewhere.org', 'example.org')).toBe('@anna:elsewhere.org');
    expect(userIdOf('anna\n', 'example.org')).toBeNull();
    expect(userIdOf('', 'example.org')).toBeNull();
  });
});
