import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createDeliveryLedger } from '../../../src/adapters/irc/delivery-ledger.ts';
import { type QueuedMessage, URGENCIES, type Urgency } from '../../../src/adapters/irc/queued-message.ts';
import { refusalOf } from '../../../src/adapters/irc/refusal.ts';
import { createSendQueue } from '../../../src/adapters/irc/send-queue.ts';
import { createTokenBucket } from '../../../src/adapters/irc/token-bucket.ts';
import { createRateLimit } from '../../../src/domain/limits/rate-limit.ts';
import { line } from './line.ts';

describe('the bucket', () => {
  test('gives a burst, then one line a second', () => {
    const bucket = createTokenBucket(4, 1);
    bucket.reset(0);

    const taken = [0, 0, 0, 0, 0, 500, 1_000, 1_000, 3_000, 3_000].map((at) => bucket.take(at));

    expect(taken).toEqual([true, true, true, true, false, false, true, false, true, true]);
  });

  test('says how long to wait, and that wait is enough', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 50, noNaN: true }),
        fc.array(fc.nat(3_000), { maxLength: 30 }),
        (perSecond, pauses) => {
          const bucket = createTokenBucket(4, perSecond);
          let now = 0;
          for (const pause of pauses) {
            now += pause;
            if (bucket.take(now)) continue;
            now += bucket.waitMs(now);
            expect(bucket.take(now)).toBe(true);
          }
        },
      ),
    );
  });

  test('never gives more than the burst and the rate in any span of time', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(700), { minLength: 20, maxLength: 100 }), (pauses) => {
        const bucket = createTokenBucket(4, 1);
        bucket.reset(0);
        const times: number[] = [];
        let now = 0;
        for (const pause of pauses) {
          now += pause;
          if (bucket.take(now)) times.push(now);
        }
        for (const [from, start] of times.entries()) {
          for (const [to, end] of times.entries()) {
            if (to > from) expect(to - from + 1).toBeLessThanOrEqual(4 + (end - start) / 1_000 + 0.01);
          }
        }
      }),
    );
  });

  test('a line that could not wait is paid for by the next ones', () => {
    const bucket = createTokenBucket(1, 1);
    bucket.reset(0);
    bucket.force(0);
    bucket.force(0);

    expect(bucket.waitMs(0)).toBe(2_000);
  });

  test('without a limit it is never empty', () => {
    const bucket = createTokenBucket(1, Infinity);

    expect([1, 2, 3].map(() => bucket.take(5))).toEqual([true, true, true]);
  });

  test('a clock that goes back takes nothing away', () => {
    const bucket = createTokenBucket(2, 1);
    bucket.take(100_000);
    bucket.take(50_000);

    expect(bucket.waitMs(50_000)).toBe(1_000);
  });
});

describe('the queue', () => {
  const all = () => true;
  const message = (name: string, urgency: Urgency, turn: string, more: Partial<QueuedMessage> = {}): QueuedMessage => ({
    urgency,
    turn,
    place: turn,
    lines: [name],
    expiresAt: null,
    queuedAt: 0,
    ...more,
  });
  const drain = (
    queue: ReturnType<typeof createSendQueue<QueuedMessage>>,
    now = 0,
    canSpeakIn: (place: string) => boolean = all,
  ) => {
    const said: string[] = [];
    for (let next = queue.next(now, canSpeakIn); next !== null; next = queue.next(now, canSpeakIn))
      said.push(next.message.lines[next.at] ?? '');
    return said;
  };

  test('sends by urgency', () => {
    const queue = createSendQueue<QueuedMessage>();
    for (const urgency of [...URGENCIES].reverse()) queue.push(message(urgency, urgency, 'x'));

    expect(drain(queue)).toEqual(['control', 'direct', 'channel', 'announcement', 'guest', 'courtesy']);
  });

  test('everybody gets a turn, however much one asks for', () => {
    const queue = createSendQueue<QueuedMessage>();
    for (const name of ['a1', 'a2', 'a3']) queue.push(message(name, 'channel', 'anna'));
    queue.push(message('b1', 'channel', 'ben'));

    expect(drain(queue)).toEqual(['a1', 'b1', 'a2', 'a3']);
  });

  test('the lines of a reply stay together', () => {
    const queue = createSendQueue<QueuedMessage>();
    queue.push(message('', 'channel', 'anna', { lines: ['a1', 'a2', 'a3'] }));
    queue.push(message('b1', 'channel', 'ben'));

    expect(drain(queue)).toEqual(['a1', 'a2', 'a3', 'b1']);
  });

  test('what can not be spoken to now waits, and holds up nobody', () => {
    const queue = createSendQueue<QueuedMessage>();
    queue.push(message('a', 'announcement', '#away'));
    queue.push(message('b', 'announcement', '#here'));

    expect(drain(queue, 0, (place) => place !== '#away')).toEqual(['b']);
    expect(drain(queue)).toEqual(['a']);
  });

  test('an announcement that has waited long goes before the talk', () => {
    const queue = createSendQueue<QueuedMessage>();
    queue.push(message('answer', 'channel', '#room'));
    queue.push(message('announcement', 'announcement', '#room'));

    expect(drain(queue, 30_000)).toEqual(['announcement', 'answer']);
  });

  test('what is too old is taken out, but not what has begun or never expires', () => {
    const queue = createSendQueue<QueuedMessage>();
    queue.push(message('', 'direct', 'anna', { lines: ['begun', 'rest'], expiresAt: 10 }));
    queue.push(message('old', 'channel', 'ben', { expiresAt: 10 }));
    queue.push(message('fresh', 'channel', 'ben', { expiresAt: 11 }));
    queue.push(message('for ever', 'announcement', '#room'));
    queue.next(0, all);

    expect(queue.nextExpiry).toBe(10);
    expect(queue.takeExpired(10).map(({ lines }) => lines)).toEqual([['old']]);
    expect(drain(queue)).toEqual(['rest', 'fresh', 'for ever']);
    expect(queue.size).toBe(0);
  });

  test('a message that has begun never expires, so nothing is looked for because of it', () => {
    const queue = createSendQueue<QueuedMessage>();
    queue.push(message('', 'direct', 'anna', { lines: ['begun', 'rest'], expiresAt: 10 }));
    queue.push(message('later', 'channel', 'ben', { expiresAt: 50 }));
    queue.next(0, all);
    queue.takeExpired(10);

    expect(queue.nextExpiry).toBe(50);
    expect(queue.takeExpired(49)).toEqual([]);
    expect(queue.takeExpired(50).map(({ lines }) => lines)).toEqual([['later']]);
    expect(queue.nextExpiry).toBe(Infinity);
  });

  test('what is taken out of a message that has begun is what is not sent yet', () => {
    const queue = createSendQueue<QueuedMessage>();
    queue.push(message('', 'direct', 'anna', { lines: ['sent', 'second', 'third'] }));
    queue.push(message('other', 'direct', 'ben'));
    queue.next(0, all);

    expect(queue.takeWhere(({ place }) => place === 'anna').map(({ lines }) => lines)).toEqual([['second', 'third']]);
    expect(drain(queue)).toEqual(['other']);
  });

  test('sends each line once, whatever the mix, and counts what waits', () => {
    const anyMessage = fc.record({
      urgency: fc.constantFrom(...URGENCIES),
      turn: fc.constantFrom('anna', 'ben', '#room'),
      lines: fc.array(fc.string(), { minLength: 1, maxLength: 3 }),
    });
    fc.assert(
      fc.property(fc.array(anyMessage, { maxLength: 40 }), (messages) => {
        const queue = createSendQueue<QueuedMessage>();
        for (const { urgency, turn, lines } of messages) queue.push(message('', urgency, turn, { lines }));
        expect(queue.size).toBe(messages.length);
        expect(drain(queue).sort()).toEqual(messages.flatMap(({ lines }) => lines).sort());
        expect(queue.size).toBe(0);
      }),
    );
  });
});

describe('the ledger', () => {
  const setup = () => {
    const ledger = createDeliveryLedger();
    const settled: string[] = [];
    const send = (name: string, place = '#room') =>
      ledger.sent(place, 0, { settle: ({ kind }) => settled.push(`${name} ${kind}`) });
    return { ledger, settled, send };
  };

  test('a PONG confirms what was sent before its PING and nothing after', () => {
    const { ledger, settled, send } = setup();
    send('one');
    ledger.pinged('p1');
    send('two');

    ledger.ponged('p1', false);

    expect(settled).toEqual(['one confirmed']);
    expect(ledger.size).toBe(1);
  });

  test('a PONG that was skipped is covered by a later one; one that nobody asked for means nothing', () => {
    const { ledger, settled, send } = setup();
    send('one');
    ledger.pinged('p1');
    send('two');
    ledger.pinged('p2');

    ledger.ponged('stranger', false);
    const afterStranger = [...settled];
    ledger.ponged('p2', false);

    expect(afterStranger).toEqual([]);
    expect(settled).toEqual(['one confirmed', 'two confirmed']);
  });

  test('an echo confirms the oldest line to its place; what a server that echoes did not echo was not passed on', () => {
    const { ledger, settled, send } = setup();
    send('one');
    send('two', '#other');
    send('three');
    ledger.echoed('#room');
    ledger.pinged('p1');
    ledger.ponged('p1', true);

    expect(settled).toEqual(['one confirmed', 'two refused', 'three refused']);
  });

  test('a complaint is about the oldest line to its place', () => {
    const { ledger, settled, send } = setup();
    send('one', 'nobody');
    send('two');

    ledger.refused('nobody', 'No such nick');
    ledger.refused('nobody', 'No such nick');

    expect(settled).toEqual(['one refused']);
  });

  test('all is lost with the connection, and delivered with the answer to a goodbye', () => {
    const lost = setup();
    lost.send('one');
    lost.ledger.pinged('p1');
    lost.send('two');
    lost.ledger.loseAll();
    const left = setup();
    left.send('one');
    left.ledger.confirmAll();

    expect(lost.settled).toEqual(['one lost', 'two lost']);
    expect(left.settled).toEqual(['one confirmed']);
    expect(lost.ledger.size).toBe(0);
  });
});

describe('a complaint of the server', () => {
  test.each([
    [':s 404 me #room :Cannot send to channel', { place: '#room', reason: 'Cannot send to channel' }],
    [':s 401 me nobody :No such nick/channel', { place: 'nobody', reason: 'No such nick/channel' }],
    [':s 716 me anna :is in +g mode', { place: 'anna', reason: 'is in +g mode' }],
    [
      ':s.example NOTICE me :*** Message to #room throttled due to flooding',
      { place: '#room', reason: '*** Message to #room throttled due to flooding' },
    ],
    [':anna!a@b NOTICE me :*** Message to #room throttled due to flooding', null],
    [':s 404 me', null],
    [':s 301 me anna :away', null],
  ])('%s', (text, refusal) => {
    expect(refusalOf(line(text))).toEqual(refusal);
  });
});

describe('a limit', () => {
  test('allows so many in its window, for each key by itself', () => {
    const limit = createRateLimit(2, 1_000);

    const allowed = [
      [0, 'a'],
      [10, 'a'],
      [20, 'a'],
      [30, 'b'],
      [1_000, 'a'],
      [1_005, 'a'],
    ].map(([at, key]) => limit.allows(String(key), Number(at)));

    expect(allowed).toEqual([true, true, false, true, true, false]);
  });
});
