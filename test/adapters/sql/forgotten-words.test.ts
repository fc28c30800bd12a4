import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../../src/adapters/sql/open-database.ts';
import { createSqlExchanges } from '../../../src/adapters/sql/sql-exchanges.ts';
import { createSqlOutbox } from '../../../src/adapters/sql/sql-outbox.ts';
import { createSqlSaid } from '../../../src/adapters/sql/sql-said.ts';
import { textReply } from '../../../src/ports/reply.ts';
import { incoming } from '../../support/conversation.ts';
import { deskForTest } from '../../support/interview-desk.ts';
import { actor, ann, at, carol, HOUR, MINUTE } from '../../support/interviews.ts';
import { DEADLINE, HOUR_MS, planned } from '../../support/outbox.ts';
import { newlySaid } from '../../support/outbox-said.ts';
import { orchard } from '../../support/programs.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const DAY_MS = 24 * HOUR_MS;
const person = { kind: 'person', network: 'oftc', account: 'ann', nick: 'ann' } as const;
const NOTHING = { blocks: [] };

async function openStores() {
  const database = await openDatabase(':memory:');
  return { database, outbox: createSqlOutbox(database), said: createSqlSaid(database) };
}

/** Each table's column and row in which a text stands. */
async function placesOf(text: string, { knex }: Database): Promise<readonly string[]> {
  const found: string[] = [];
  const tables: readonly string[] = await knex('sqlite_master').where({ type: 'table' }).pluck('name');
  for (const table of tables) {
    const rows: readonly Readonly<Record<string, unknown>>[] = await knex(table).select('*');
    for (const [number, row] of rows.entries())
      for (const [column, value] of Object.entries(row))
        if (String(value).includes(text)) found.push(`${table}.${column} of row ${number}`);
  }
  return found;
}

describe('the words of a message that has ended', () => {
  it.each(['personal', 'booking', 'interview'])(
    'go with a "%s" that was said or withdrawn, and nothing else of it',
    async (kind) => {
      const { outbox } = await openStores();
      const message = planned('a', { kind, recipient: person, lateReply: textReply('late words') });
      await outbox.add([message, { ...message, key: 'b' }], 0);
      const [claim] = await outbox.claimDue(DEADLINE, HOUR_MS, 1);
      if (!claim) throw new Error('nothing was claimed');

      await outbox.settle(claim, { kind: 'sent', at: DEADLINE, wasLate: false });
      await outbox.withdraw('b', 'gone', DEADLINE);

      const { lateReply, ...kept } = message;
      expect(claim.reply).toEqual(message.reply);
      expect(await outbox.list({})).toMatchObject([
        { ...kept, state: 'sent', reply: NOTHING, endedAt: DEADLINE },
        { ...kept, key: 'b', state: 'withdrawn', reply: NOTHING, reason: 'gone' },
      ]);
      expect((await outbox.list({})).map((one) => one.lateReply)).toEqual([undefined, undefined]);
      expect(await outbox.add([message], DEADLINE)).toBe(0);
    },
  );

  it('stay as long as it may still be said', async () => {
    const { outbox } = await openStores();
    await outbox.add([planned('a', { kind: 'personal', recipient: person })], 0);
    const [claim] = await outbox.claimDue(DEADLINE, HOUR_MS, 1);
    if (!claim) throw new Error('nothing was claimed');

    await outbox.settle(claim, { kind: 'retry', at: DEADLINE + HOUR_MS, reason: 'not-connected' });

    expect(await outbox.claimDue(DEADLINE + HOUR_MS, HOUR_MS, 1)).toMatchObject([{ reply: textReply('text of a') }]);
  });

  it('stay with what channels were to hear, which `missed` lists', async () => {
    const { outbox } = await openStores();
    await outbox.add([planned('a'), planned('b', { kind: 'announcement' })], 0);
    const claims = await outbox.claimDue(DEADLINE, HOUR_MS, 2);

    for (const claim of claims) await outbox.settle(claim, { kind: 'missed', at: DEADLINE, reason: 'time-over' });
    await outbox.claimDue(DEADLINE + 9 * DAY_MS, HOUR_MS, 2);

    expect((await outbox.list({})).map(({ reply }) => reply)).toEqual([textReply('text of a'), textReply('text of b')]);
  });

  it('stay for a day with what was given up, for a clock that was wrong', async () => {
    const { outbox } = await openStores();
    await outbox.add([planned('a', { kind: 'booking', recipient: person })], 0);
    const [claim] = await outbox.claimDue(DEADLINE, HOUR_MS, 1);
    if (!claim) throw new Error('nothing was claimed');
    await outbox.settle(claim, { kind: 'missed', at: DEADLINE, reason: 'time-over' });

    await outbox.claimDue(DEADLINE + DAY_MS, HOUR_MS, 1);
    const afterADay = await outbox.list({});
    await outbox.claimDue(DEADLINE + DAY_MS + HOUR_MS, HOUR_MS, 1);
    await outbox.mendFuture(DEADLINE - HOUR_MS);

    expect(afterADay).toMatchObject([{ state: 'missed', reply: textReply('text of a') }]);
    // Without words there is nothing to say.
    expect(await outbox.list({})).toMatchObject([{ state: 'missed', reply: NOTHING }]);
  });

  it('are looked for by an index that holds those alone', async () => {
    const { database } = await openStores();
    const { forgetPrivateWords } = await import('../../../src/adapters/sql/outbox-words.ts');
    const asked: string[] = [];
    database.knex.on('query', ({ sql }: { sql: string }) => asked.push(sql));

    await forgetPrivateWords(database.knex, DEADLINE);

    const plan: { detail: string }[] = await database.knex.raw(`EXPLAIN QUERY PLAN ${asked[0]}`, ['', null, 0]);
    expect(plan.map(({ detail }) => detail).join()).toContain('USING INDEX outbox_private_words');
  });
});

describe('which message said what', () => {
  it('is forgotten after a year, with the signs on it, and not before', async () => {
    const { database, said } = await openStores();
    await said.record('matrix', '$old', ['key-date/a'], 0);
    await said.keepSign({ network: 'matrix', id: '$sign', on: '$old', account: '@ann:example.org' });

    await said.record('matrix', '$later', ['key-date/b'], 366 * DAY_MS);
    const before = await said.keysOf('matrix', '$old');
    await said.record('matrix', '$last', ['key-date/c'], 367 * DAY_MS);

    expect(before).toEqual(['key-date/a']);
    expect(await said.keysOf('matrix', '$old')).toEqual([]);
    expect(await said.takeSign({ network: 'matrix', id: '$sign', account: '@ann:example.org' })).toBeNull();
    expect(await said.keysOf('matrix', '$later')).toEqual(['key-date/b']);
    expect(await createSqlExchanges(database).isOwn('matrix', '$later')).toBe(true);
  });

  it('does not make the bot say anything again', async () => {
    const { outbox, said } = await openStores();
    await outbox.add([planned('a')], 0);
    const [claim] = await outbox.claimDue(DEADLINE, HOUR_MS, 1);
    if (!claim) throw new Error('nothing was claimed');
    await said.record('matrix', '$a', ['a'], DEADLINE);
    await outbox.settle(claim, { kind: 'sent', at: DEADLINE, wasLate: false });

    await said.record('matrix', '$b', ['b'], DEADLINE + 400 * DAY_MS);

    expect(await said.keysOf('matrix', '$a')).toEqual([]);
    expect(await outbox.add([planned('a')], DEADLINE + 400 * DAY_MS)).toBe(0);
    expect(await outbox.claimDue(DEADLINE + 400 * DAY_MS, HOUR_MS, 1)).toEqual([]);
  });
});

describe('after the retention time', () => {
  it('no word of an interview stands anywhere in the file', async () => {
    const START = at('2030-03-20T14:00:00Z');
    const WORD = 'frangipane';
    const file = join(tempFolder(), 'bot.sqlite');
    const rig = await deskForTest({ programs: [orchard], file });
    const { desk, clock, runner, running } = rig;
    const says = async (nick: string, account: string, text: string, lines?: readonly string[]) => {
      const sender = { nick, account };
      await running.hear(
        incoming(text, { network: 'oftc', channel: null, sender, ...(lines ? { lines } : {}) }),
        async () => account,
      );
    };
    await desk.offer(actor(ann), { program: 'orchard-2030', idea: 'pear' }, [
      { startsAt: START, endsAt: START + 2 * HOUR },
    ]);
    await desk.book(actor(carol), 1);
    clock.set(new Date(START - 10 * MINUTE).toISOString());
    await desk.checkIn(actor(carol), 1);
    await desk.checkIn(actor(ann), 1);
    clock.set(new Date(START).toISOString());
    await runner.tick();
    // Said and handed on; said and waiting in vain; too long, so that a part of it waits to be asked for; and a note.
    await says('carol', 'carol', `I like ${WORD}`);
    await newlySaid(rig);
    await says('appletree', 'appletree', `Why ${WORD}?`);
    await says(
      'carol',
      'carol',
      WORD,
      Array.from({ length: 20 }, (_, line) => `${line} ${WORD}`),
    );
    await running.record.addNote(1, { by: 'ann', nick: 'ann', score: 4, text: `knows ${WORD}`, at: START });
    await desk.finish(actor(ann), 1);
    expect(await placesOf(WORD, rig.database)).not.toEqual([]);

    clock.set('2030-11-26T00:00:00Z');
    await newlySaid(rig);
    await runner.tick();

    expect(await placesOf(WORD, rig.database)).toEqual([]);
    await rig.database.knex.raw('PRAGMA wal_checkpoint(TRUNCATE)');
    expect(readFileSync(file).includes(WORD)).toBe(false);
  });
});
