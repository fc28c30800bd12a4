import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../../src/adapters/sql/open-database.ts';
import { createSqlExchanges } from '../../../src/adapters/sql/sql-exchanges.ts';
import { createSqlSaid } from '../../../src/adapters/sql/sql-said.ts';
import type { ExchangeStore } from '../../../src/ports/exchange-store.ts';

const NOON = Date.parse('2030-03-18T12:00Z');
const DAY = 86_400_000;
const QUESTION = { roomId: '!room', questionId: '$q', sender: '@anna:example.org', thread: null, isRedacted: false };

describe('what was said to what', () => {
  let database: Database;
  let exchanges: ExchangeStore;

  beforeEach(async () => {
    database = await openDatabase(':memory:');
    exchanges = createSqlExchanges(database);
  });
  afterEach(() => database.close());

  it('is found again by the question, its answers in order', async () => {
    const exchange = {
      ...QUESTION,
      thread: '$root',
      answers: [
        { roomId: '!room', eventId: '$2' },
        { roomId: '!alone', eventId: '$1' },
      ],
    };
    await exchanges.keep('matrix', exchange, NOON);

    expect(await exchanges.find('matrix', '$q')).toEqual(exchange);
    expect(await exchanges.find('matrix', '$other')).toBeNull();
    expect(await exchanges.find('elsewhere', '$q')).toBeNull();
  });

  it('is what was kept last', async () => {
    await exchanges.keep('matrix', { ...QUESTION, answers: [{ roomId: '!room', eventId: '$1' }] }, NOON);
    const later = { ...QUESTION, isRedacted: true, answers: [{ roomId: '!room', eventId: '$2' }] };

    await exchanges.keep('matrix', later, NOON);

    expect(await exchanges.find('matrix', '$q')).toEqual(later);
    expect(await exchanges.isOwn('matrix', '$1')).toBe(false);
  });

  it('tells what the bot said: an answer, or something unasked', async () => {
    await exchanges.keep('matrix', { ...QUESTION, answers: [{ roomId: '!room', eventId: '$1' }] }, NOON);
    await createSqlSaid(database).record('matrix', '$2', ['key'], NOON);

    expect(await exchanges.isOwn('matrix', '$1')).toBe(true);
    expect(await exchanges.isOwn('matrix', '$2')).toBe(true);
    expect(await exchanges.isOwn('matrix', '$q')).toBe(false);
  });

  it('tells whom the bot has answered in a thread, or where a thread begins with their question', async () => {
    const answered = { ...QUESTION, sender: '@anna:x', answers: [{ roomId: '!room', eventId: '$1' }] };
    await exchanges.keep('matrix', { ...answered, thread: '$root' }, NOON);
    await exchanges.keep('matrix', { ...answered, questionId: '$unanswered', thread: '$other', answers: [] }, NOON);

    expect(await exchanges.hasAnswered('matrix', '$root', '@anna:x')).toBe(true);
    expect(await exchanges.hasAnswered('matrix', '$q', '@anna:x')).toBe(true);
    expect(await exchanges.hasAnswered('matrix', '$root', '@ben:x')).toBe(false);
    expect(await exchanges.hasAnswered('matrix', '$other', '@anna:x')).toBe(false);
    expect(await exchanges.hasAnswered('elsewhere', '$root', '@anna:x')).toBe(false);
  });

  it('is forgotten after a month', async () => {
    await exchanges.keep('matrix', { ...QUESTION, answers: [{ roomId: '!room', eventId: '$1' }] }, NOON);

    await exchanges.keep('matrix', { ...QUESTION, questionId: '$later', answers: [] }, NOON + 31 * DAY);

    expect(await exchanges.find('matrix', '$q')).toBeNull();
    expect(await exchanges.isOwn('matrix', '$1')).toBe(false);
    expect(await exchanges.find('matrix', '$later')).not.toBeNull();
  });

  it('is kept though many come at once', async () => {
    const ids = Array.from({ length: 100 }, (_, at) => `$q${at}`);

    await Promise.all(
      ids.map((questionId) =>
        exchanges.keep(
          'matrix',
          { ...QUESTION, questionId, answers: [{ roomId: '!room', eventId: `${questionId}a` }] },
          NOON,
        ),
      ),
    );

    const found = await Promise.all(ids.map((id) => exchanges.find('matrix', id)));
    expect(found.map((one) => one?.answers[0]?.eventId)).toEqual(ids.map((id) => `${id}a`));
  });
});
