import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/adapters/sql/open-database.ts';
import { insertPlanned, withdrawPlanned } from '../../../src/adapters/sql/plan-writer.ts';
import { createSqlOutbox } from '../../../src/adapters/sql/sql-outbox.ts';
import { textReply } from '../../../src/ports/reply.ts';
import { ROOT } from '../../support/imports.ts';
import { DEADLINE, HOUR_MS, MINUTE_MS, openOutbox, planned, statesIn } from '../../support/outbox.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const keysOf = (messages: readonly { readonly key: string }[]) => messages.map(({ key }) => key);
const person = { kind: 'person', network: 'oftc', account: 'ann', nick: 'ann_' } as const;

describe('the outbox in the database', () => {
  it('gives back a message as it was planned', async () => {
    const outbox = await openOutbox();
    const message = planned('a', {
      recipient: person,
      lateReply: textReply('late'),
      group: 'g',
      staleAt: DEADLINE + HOUR_MS,
    });

    await outbox.add([message], DEADLINE - HOUR_MS);

    expect(await outbox.list({})).toEqual([
      {
        ...message,
        id: 1,
        state: 'planned',
        attempts: 0,
        claims: 0,
        wasLate: false,
        reason: null,
        createdAt: DEADLINE - HOUR_MS,
        endedAt: null,
      },
    ]);
  });

  it('adds nothing under a key that is there, in whatever state', async () => {
    const outbox = await openOutbox();
    await outbox.add([planned('a'), planned('b')], DEADLINE);
    await outbox.withdraw('a', 'cancelled', DEADLINE);

    const added = await outbox.add([planned('a'), planned('b'), planned('c')], DEADLINE);

    expect(added).toBe(1);
    expect(await statesIn(outbox)).toEqual(['a withdrawn', 'b planned', 'c planned']);
  });

  it('gives out what is due and no more, the oldest first, each once', async () => {
    const outbox = await openOutbox();
    await outbox.add(
      [planned('later', { dueAt: DEADLINE + 1 }), planned('due'), planned('older', { dueAt: DEADLINE - 1 })],
      DEADLINE,
    );

    const first = await outbox.claimDue(DEADLINE, MINUTE_MS, 10);
    const second = await outbox.claimDue(DEADLINE, MINUTE_MS, 10);

    expect(keysOf(first)).toEqual(['older', 'due']);
    expect(second).toEqual([]);
  });

  it('gives a message out again when its lease is over, and counts the try that nobody told of', async () => {
    const outbox = await openOutbox();
    await outbox.add([planned('a')], DEADLINE);
    await outbox.claimDue(DEADLINE, MINUTE_MS, 10);

    const before = await outbox.claimDue(DEADLINE + MINUTE_MS - 1, MINUTE_MS, 10);
    const after = await outbox.claimDue(DEADLINE + MINUTE_MS, MINUTE_MS, 10);

    expect(before).toEqual([]);
    expect(after).toMatchObject([{ key: 'a', claims: 2, attempts: 1 }]);
  });

  it('keeps a claim whose lease is renewed', async () => {
    const outbox = await openOutbox();
    await outbox.add([planned('a')], DEADLINE);
    const claimed = await outbox.claimDue(DEADLINE, MINUTE_MS, 10);

    await outbox.renew(claimed, DEADLINE + HOUR_MS);

    expect(await outbox.claimDue(DEADLINE + HOUR_MS - 1, MINUTE_MS, 10)).toEqual([]);
    expect(await outbox.claimDue(DEADLINE + HOUR_MS, MINUTE_MS, 10)).toHaveLength(1);
  });

  it('records that a message was sent, even by a claim that is over, and never gives it out again', async () => {
    const outbox = await openOutbox();
    await outbox.add([planned('a')], DEADLINE);
    const [first] = await outbox.claimDue(DEADLINE, MINUTE_MS, 1);
    const [second] = await outbox.claimDue(DEADLINE + MINUTE_MS, MINUTE_MS, 1);
    if (!first || !second) throw new Error('nothing was claimed');

    await outbox.settle(first, { kind: 'sent', at: DEADLINE + 2 * MINUTE_MS, wasLate: true });
    await outbox.settle(second, { kind: 'retry', at: DEADLINE, reason: 'unconfirmed' });

    expect(await outbox.list({})).toMatchObject([{ state: 'sent', endedAt: DEADLINE + 2 * MINUTE_MS, wasLate: true }]);
    expect(await outbox.claimDue(DEADLINE + HOUR_MS, MINUTE_MS, 1)).toEqual([]);
  });

  it('does not let a claim that is over undo a newer one', async () => {
    const outbox = await openOutbox();
    await outbox.add([planned('a')], DEADLINE);
    const [first] = await outbox.claimDue(DEADLINE, MINUTE_MS, 1);
    await outbox.claimDue(DEADLINE + MINUTE_MS, MINUTE_MS, 1);
    if (!first) throw new Error('nothing was claimed');

    await outbox.settle(first, { kind: 'retry', at: DEADLINE, reason: 'unconfirmed' });

    expect(await outbox.list({})).toMatchObject([{ state: 'claimed', claims: 2, reason: null }]);
  });

  it('gives a message out again after a retry or a wait, and counts only the retry', async () => {
    const outbox = await openOutbox();
    await outbox.add([planned('a'), planned('b')], DEADLINE);
    const [a, b] = await outbox.claimDue(DEADLINE, MINUTE_MS, 10);
    if (!a || !b) throw new Error('nothing was claimed');

    await outbox.settle(a, { kind: 'retry', at: DEADLINE + 5, reason: 'refused: banned' });
    await outbox.settle(b, { kind: 'wait', at: DEADLINE + 5, reason: 'not-connected' });

    expect(await outbox.claimDue(DEADLINE + 4, MINUTE_MS, 10)).toEqual([]);
    expect(await outbox.claimDue(DEADLINE + 5, MINUTE_MS, 10)).toMatchObject([
      { key: 'a', attempts: 1, reason: 'refused: banned' },
      { key: 'b', attempts: 0, reason: 'not-connected' },
    ]);
  });

  it('says of each message how new the newest of its series is that is due and still true', async () => {
    const outbox = await openOutbox();
    const series = 'applications/end';
    await outbox.add(
      [
        planned('3 days', { series, dueAt: DEADLINE - 72 * HOUR_MS }),
        planned('1 day', { series, dueAt: DEADLINE - 24 * HOUR_MS }),
        planned('stale', { series, dueAt: DEADLINE - 3 * HOUR_MS, staleAt: DEADLINE - 2 * HOUR_MS }),
        planned('to come', { series }),
        planned('other', { dueAt: DEADLINE - 48 * HOUR_MS }),
      ],
      0,
    );

    const claimed = await outbox.claimDue(DEADLINE - HOUR_MS, MINUTE_MS, 10);

    expect(claimed.map(({ key, newestDueAt }) => [key, (DEADLINE - newestDueAt) / HOUR_MS])).toEqual([
      ['3 days', 24],
      ['other', 48],
      ['1 day', 24],
      ['stale', 3],
    ]);
  });

  it('counts what was said of a series, though newer, against what comes back', async () => {
    const outbox = await openOutbox();
    await outbox.add([planned('old', { series: 's', dueAt: DEADLINE - HOUR_MS }), planned('new', { series: 's' })], 0);
    const [, newer] = await outbox.claimDue(DEADLINE, MINUTE_MS, 10);
    if (!newer) throw new Error('nothing was claimed');
    await outbox.settle(newer, { kind: 'sent', at: DEADLINE, wasLate: false });

    const [again] = await outbox.claimDue(DEADLINE + MINUTE_MS, MINUTE_MS, 10);

    expect(again).toMatchObject({ key: 'old', newestDueAt: DEADLINE });
  });

  it('withdraws the open messages of a kind that are no longer planned', async () => {
    const outbox = await openOutbox();
    await outbox.add([planned('keep'), planned('gone'), planned('sent'), planned('x', { kind: 'personal' })], DEADLINE);
    const claimed = await outbox.claimDue(DEADLINE, MINUTE_MS, 10);
    const sent = claimed.find(({ key }) => key === 'sent');
    if (!sent) throw new Error('nothing was claimed');
    await outbox.settle(sent, { kind: 'sent', at: DEADLINE, wasLate: false });

    const withdrawn = await outbox.withdrawExcept('key-date', new Set(['keep']), 'date-moved', DEADLINE);

    expect(withdrawn).toMatchObject([{ key: 'gone', state: 'withdrawn', reason: 'date-moved' }]);
    expect(await statesIn(outbox)).toEqual(['keep claimed', 'gone withdrawn', 'sent sent', 'x claimed']);
  });

  it('wakes what waits for one person, channel or network, and nothing that is yet to come', async () => {
    const outbox = await openOutbox();
    await outbox.add(
      [planned('ann', { recipient: person }), planned('channel'), planned('to come', { dueAt: DEADLINE + HOUR_MS })],
      0,
    );
    for (const claim of await outbox.claimDue(DEADLINE, MINUTE_MS, 10))
      await outbox.settle(claim, { kind: 'wait', at: DEADLINE + 24 * HOUR_MS, reason: 'away' });

    await outbox.wake({ network: 'oftc', account: 'ann' }, DEADLINE + 1);
    const ann = await outbox.claimDue(DEADLINE + 1, MINUTE_MS, 10);
    await outbox.wake({ network: 'libera' }, DEADLINE + 1);
    const nobody = await outbox.claimDue(DEADLINE + 1, MINUTE_MS, 10);
    await outbox.wake({ network: 'oftc', channel: '#qemu-gsoc' }, DEADLINE + 1);
    const channel = await outbox.claimDue(DEADLINE + 1, MINUTE_MS, 10);

    expect([ann, nobody, channel].map(keysOf)).toEqual([['ann'], [], ['channel']]);
  });

  it('takes no harm from a clock that was a year ahead for a while', async () => {
    const outbox = await openOutbox();
    await outbox.add([planned('missed'), planned('waits'), planned('leased')], 0);
    const ahead = DEADLINE + 365 * 24 * HOUR_MS;
    const [missed, waits] = await outbox.claimDue(ahead, MINUTE_MS, 10);
    if (!missed || !waits) throw new Error('nothing was claimed');
    await outbox.settle(missed, { kind: 'missed', at: ahead, reason: 'time-over' });
    await outbox.settle(waits, { kind: 'wait', at: ahead + HOUR_MS, reason: 'not-connected' });

    await outbox.mendFuture(DEADLINE - HOUR_MS);

    expect(await outbox.claimDue(DEADLINE - 1, MINUTE_MS, 10)).toEqual([]);
    expect(keysOf(await outbox.claimDue(DEADLINE, MINUTE_MS, 10))).toEqual(['missed', 'waits', 'leased']);
  });

  it('counts the late messages of a channel', async () => {
    const outbox = await openOutbox();
    await outbox.add([planned('a'), planned('b'), planned('c')], 0);
    const claimed = await outbox.claimDue(DEADLINE, MINUTE_MS, 10);
    for (const [at, claim] of claimed.entries())
      await outbox.settle(claim, { kind: 'sent', at: DEADLINE + at, wasLate: at > 0 });

    expect(await outbox.countLate('oftc', '#qemu-gsoc', DEADLINE)).toBe(2);
    expect(await outbox.countLate('oftc', '#qemu-gsoc', DEADLINE + 1)).toBe(1);
    expect(await outbox.countLate('oftc', '#other', DEADLINE)).toBe(0);
  });

  it('lists by state, kind, key, recipient and span', async () => {
    const outbox = await openOutbox();
    await outbox.add(
      [planned('a', { dueAt: 1 }), planned('b', { dueAt: 2 }), planned('c', { kind: 'x', dueAt: 3 })],
      0,
    );
    await outbox.add([planned('d', { recipient: person, dueAt: 4 })], 0);

    expect(keysOf(await outbox.list({ kind: 'key-date', from: 2 }))).toEqual(['b', 'd']);
    expect(keysOf(await outbox.list({ to: 2 }))).toEqual(['a']);
    expect(keysOf(await outbox.list({ keys: ['c', 'zzz'] }))).toEqual(['c']);
    expect(keysOf(await outbox.list({ states: ['sent'] }))).toEqual([]);
    expect(keysOf(await outbox.list({ recipient: { network: 'oftc', account: 'ann' } }))).toEqual(['d']);
    expect(keysOf(await outbox.list({ limit: 1 }))).toEqual(['a']);
  });

  it('takes part in a transaction of another store, or does not', async () => {
    const database = await openDatabase(join(tempFolder(), 'gsocbot.sqlite'));
    const outbox = createSqlOutbox(database);
    await outbox.add([planned('reminder')], 0);

    await database.knex.transaction(async (transaction) => {
      await insertPlanned(transaction, [planned('booked')], 0);
    });
    const failed = database.knex.transaction(async (transaction) => {
      await insertPlanned(transaction, [planned('not booked')], 0);
      await withdrawPlanned(transaction, 'reminder', 'booking moved', 0);
      throw new Error('the slot is taken');
    });

    await expect(failed).rejects.toThrow('the slot is taken');
    expect(await statesIn(outbox)).toEqual(['reminder planned', 'booked planned']);
    await database.close();
  });
});

describe('several processes on one database file', () => {
  it('share out what is due without a message being given out twice', async () => {
    const file = join(tempFolder(), 'gsocbot.sqlite');
    const outbox = await openOutbox(file);
    const keys = Array.from({ length: 300 }, (_, at) => `m${at}`);
    await outbox.add(
      keys.map((key) => planned(key)),
      0,
    );

    const printed = await Promise.all([1, 2, 3].map(() => claimInProcess(file)));

    expect(printed.flat().toSorted()).toEqual(keys.toSorted());
    expect(printed.filter((lines) => lines.length > 0).length).toBeGreaterThan(1);
  });

  it('get what a killed one had claimed, when its lease is over', async () => {
    const file = join(tempFolder(), 'gsocbot.sqlite');
    const outbox = await openOutbox(file);
    await outbox.add([planned('a')], 0);
    // The process claims and ends without a word of what became of it.
    expect(await claimInProcess(file)).toEqual(['a']);

    const during = await outbox.claimDue(DEADLINE + HOUR_MS - 1, MINUTE_MS, 1);
    const after = await outbox.claimDue(DEADLINE + HOUR_MS, MINUTE_MS, 1);

    expect([during, after].map(keysOf)).toEqual([[], ['a']]);
  });
});

/** Runs a process that claims everything due at the deadline. @returns the keys it got. */
async function claimInProcess(file: string): Promise<readonly string[]> {
  const script = join(ROOT, 'test/support/claim-all.ts');
  const child = spawn(process.execPath, [script, file, String(DEADLINE), String(HOUR_MS)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  const [code] = await once(child, 'close');
  expect(code).toBe(0);
  return out.split('\n').filter((line) => line !== '');
}
