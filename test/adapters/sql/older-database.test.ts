import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createSqlExchanges } from '../../../src/adapters/sql/sql-exchanges.ts';
import { createSqlPauses } from '../../../src/adapters/sql/sql-pauses.ts';
import { createSqlPeople } from '../../../src/adapters/sql/sql-people.ts';
import { createSqlPlans } from '../../../src/adapters/sql/sql-plans.ts';
import { createSqlPreferences } from '../../../src/adapters/sql/sql-preferences.ts';
import { createSqlReminders } from '../../../src/adapters/sql/sql-reminders.ts';
import { createSqlSaid } from '../../../src/adapters/sql/sql-said.ts';
import { textReply } from '../../../src/ports/reply.ts';
import { deskForTest } from '../../support/interview-desk.ts';
import { actor, ann, carol, HOUR, party } from '../../support/interviews.ts';
import { makeOlderDatabase, STOPPED_AT } from '../../support/older-database.ts';
import type { DeskRig } from '../../support/open-desk.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const NO_WORDS = { blocks: [] };
const wordsOf = ({ text }: { readonly text: string }) => ({ reply: textReply(text) });
const PEAR = { program: 'orchard-2030', idea: 'pear' };

/** The bot of today, started with the database that a bot of that time left. */
async function upgraded(last: string): Promise<DeskRig> {
  const file = join(tempFolder(), 'bot.sqlite');
  await makeOlderDatabase(file, last);
  return deskForTest({ file, now: new Date(STOPPED_AT).toISOString() });
}

describe.each(['0010', '0022', '0030', '0031', '0040', '0050', '0052'])(
  'a database left by the bot of migration %s',
  (last) => {
    it('has all messages still, and those that are due are said once, with their words', async () => {
      const { outbox } = await upgraded(last);

      const all = await outbox.list({});
      const due = await outbox.claimDue(STOPPED_AT + 2 * HOUR, HOUR, 10);

      expect(all.map(({ key, state }) => `${key} ${state}`)).toEqual([
        'key-date/orgs sent',
        'booking:1:booked:mentor sent',
        'booking:3:line:1:mentor missed',
        'key-date/applications planned',
        'personal/1/1 planned',
        'booking:1:remind:60m:applicant planned',
      ]);
      expect(all[1]).toMatchObject({ recipient: { kind: 'person', account: 'appletree' }, reply: NO_WORDS });
      expect(due.map(({ key, reply }) => [key, reply])).toEqual([
        ['key-date/applications', textReply('words of key-date/applications')],
        ['personal/1/1', textReply('words of personal/1/1')],
      ]);
      const [sent] = all;
      expect(sent && (await outbox.add([sent], STOPPED_AT))).toBe(0);
      // What was given up long ago loses its words with the first look.
      expect(await outbox.list({ keys: ['booking:3:line:1:mentor'] })).toMatchObject([{ reply: NO_WORDS }]);
    });

    it('knows what people set and asked for, and what was planned', async () => {
      const { database } = await upgraded(last);
      const [preferences, reminders] = [createSqlPreferences(database), createSqlReminders(database, wordsOf)];
      const [plans, pauses] = [createSqlPlans(database), createSqlPauses(database)];

      expect(await preferences.zoneOf('oftc', { nick: 'c', account: 'carol' })).toBe('Asia/Kolkata');
      expect(await preferences.zoneOf('oftc', { nick: 'dave', account: null })).toBe('Europe/Berlin');
      expect((await reminders.listOf('oftc', 'carol')).map(({ text, anchor }) => [text, anchor])).toContainEqual([
        'send the PDF',
        null,
      ]);
      expect(await plans.knownDates('orchard-2030')).toMatchObject([
        { date: { id: 'orgs' }, revision: 2, isRemoved: false },
      ]);
      expect((await plans.plannedAt()).size).toBe(1);
      expect(await pauses.isPaused('oftc', '#orchard')).toBe(true);
      expect(await reminders.forget('oftc', 'carol', 1, STOPPED_AT)).toBe(true);
      expect((await reminders.listOf('oftc', 'carol')).map(({ text }) => text)).not.toContain('send the PDF');
    });

    it('has its interviews, which go on', async () => {
      const { desk, running, database } = await upgraded(last);
      const person = await createSqlPeople(database, []).personOf({ network: 'oftc', account: 'carol' });
      const me = actor({ ...carol, id: person.id });

      expect((await desk.store.bookingsOf(person.id, 0)).map(({ id, state }) => [id, state])).toEqual([[1, 'booked']]);
      expect((await desk.store.openSlots('orchard-2030', 'pear', STOPPED_AT, 9)).map(({ id }) => id)).toEqual([2]);
      expect(await desk.store.queue(PEAR)).toMatchObject([{ applicant: { nick: 'frank' }, isSecondChance: false }]);
      expect((await desk.store.booking(3))?.state).toBe('no-show');
      expect(await desk.store.history(2)).toMatchObject([{ what: 'running > done', why: 'all said' }]);
      expect(await running.record.lines(2)).toMatchObject([{ nick: 'dave', text: 'I am dave.' }]);
      expect(await running.record.notes(2)).toMatchObject([{ score: 4, text: 'good' }]);
      expect(await running.record.events(2)).toEqual([{ kind: 'extend', at: expect.any(Number), byMs: 60_000 }]);
      expect(await running.record.exercises(PEAR)).toEqual([{ number: 1, text: 'Reverse a list.' }]);
      expect((await desk.store.ledger('orchard-2030')).rows).toHaveLength(4);

      expect(await desk.move(me, 1, 2)).toMatchObject({ kind: 'done', booking: { slotId: 2, state: 'booked' } });
      expect(await desk.cancel(actor(ann), 4, 'ill')).toMatchObject({ kind: 'done', booking: { state: 'cancelled' } });
      expect(await desk.store.queue(PEAR)).toHaveLength(1);
    });

    it('does its work: what time asks for is done, who waits is asked, and somebody can be forgotten', async () => {
      const { desk, runner, outbox } = await upgraded(last);

      await runner.tick();

      expect(await desk.forget(actor(party('frank')), [{ network: 'oftc', account: 'frank' }])).toBe(true);
      expect(await desk.store.queue(PEAR)).not.toContainEqual(expect.objectContaining({ applicant: party('frank') }));
      expect((await outbox.list({ recipient: { network: 'oftc', account: 'frank' } })).length).toBe(0);
    });
  },
);

describe.each(['0022', '0040', '0050', '0052'])('people who were linked in the time of migration %s', (last) => {
  it('are one person still, with the booking and a reminder that follows its date', async () => {
    const { database, desk } = await upgraded(last);
    const people = createSqlPeople(database, []);

    const person = await people.personOf({ network: 'matrix', account: '@carol:example.org' });

    expect(person).toMatchObject({
      notify: 'both',
      accounts: [{ account: 'carol' }, { account: '@carol:example.org' }],
    });
    expect((await desk.store.bookingsOf(person.id, 0)).map(({ id }) => id)).toEqual([1]);
    expect((await createSqlReminders(database, wordsOf).anchored()).map(({ text, anchor }) => [text, anchor])).toEqual([
      ['the results', expect.objectContaining({ keyDate: 'results', zone: 'Asia/Kolkata' })],
    ]);
  });
});

describe.each(['0050', '0052'])('what was said on Matrix in the time of migration %s', (last) => {
  it('is known still', async () => {
    const { database } = await upgraded(last);
    const [exchanges, said] = [createSqlExchanges(database), createSqlSaid(database)];

    expect(await exchanges.find('matrix', '$q')).toMatchObject({ answers: [{ roomId: '!room', eventId: '$a' }] });
    expect(await exchanges.isOwn('matrix', '$said')).toBe(true);
    expect(await said.keysOf('matrix', '$said')).toEqual(['key-date/orgs']);
    expect(await said.takeSign({ network: 'matrix', id: '$sign', account: '@carol:example.org' })).toBe('$said');
  });
});
