import { describe, expect, it } from 'vitest';
import { createSqlPeople } from '../../../src/adapters/sql/sql-people.ts';
import { createSqlReminders } from '../../../src/adapters/sql/sql-reminders.ts';
import { textReply } from '../../../src/ports/reply.ts';
import { incoming } from '../../support/conversation.ts';
import { deskForTest } from '../../support/interview-desk.ts';
import { actor, ann, at, carol, dave, HOUR } from '../../support/interviews.ts';
import type { DeskRig } from '../../support/open-desk.ts';
import { newlySaid } from '../../support/outbox-said.ts';

const PEAR = { program: 'orchard-2030', idea: 'pear' };
const span = (iso: string) => ({ startsAt: at(iso), endsAt: at(iso) + HOUR });
const ACCOUNT = { network: 'oftc', account: 'carol' };

/** Every row of every table, as one text. */
async function everything({ database: { knex } }: DeskRig): Promise<string> {
  const tables: { name: string }[] = await knex('sqlite_master').where({ type: 'table' }).select('name');
  const rows = await Promise.all(tables.map(({ name }) => knex(name)));
  return JSON.stringify(rows);
}

/** Carol has missed one interview, held one, cancelled one, waits, is reminded, and has linked an account. */
async function lived(): Promise<DeskRig> {
  const rig = await deskForTest();
  const { desk, clock, running, database } = rig;
  const quince = { ...PEAR, idea: 'quince' };
  await desk.offer(actor(ann), PEAR, [span('2030-03-20T14:00:00Z'), span('2030-03-22T14:00:00Z')]);
  await desk.offer(actor(ann), quince, [span('2030-03-21T14:00:00Z')]);
  await desk.book(actor(carol), 1);
  await desk.book(actor(carol), 3);
  await newlySaid(rig);
  clock.set('2030-03-20T14:10:00Z');
  await rig.runner.tick();
  await desk.cancel(actor(carol), 2, 'carol has an exam');
  await desk.book(actor(carol), 2);
  clock.set('2030-03-22T14:00:00Z');
  await desk.checkIn(actor(carol), 3);
  await desk.checkIn(actor(ann), 3);
  await rig.runner.tick();
  await running.hear(
    incoming('I am from Pune', { network: 'oftc', channel: null, sender: { nick: 'carol', account: 'carol' } }),
    async () => 'carol',
  );
  await running.hear(
    incoming('Hello Carol', { network: 'oftc', channel: null, sender: { nick: 'appletree', account: 'appletree' } }),
    async () => 'appletree',
  );
  await running.record.addNote(3, { by: ann.id, nick: 'appletree', score: 4, text: 'Carol knows C', at: clock.now() });
  await desk.finish(actor(ann), 3);
  await desk.join(actor(carol), quince);
  const recipient = { kind: 'person', ...ACCOUNT, nick: 'carol' } as const;
  const reminder = {
    ...ACCOUNT,
    recipient,
    text: 'call mum',
    at: clock.now() + HOUR,
    repeat: null,
    anchor: null,
    createdAt: clock.now(),
  };
  await createSqlReminders(database, ({ text }) => ({ reply: textReply(text) })).add(reminder, 9);
  const people = createSqlPeople(database, []);
  await people.setNotify(ACCOUNT, 'both');
  return rig;
}

describe('somebody who is forgotten', () => {
  it('is shown what is kept before', async () => {
    const rig = await lived();

    expect(await rig.desk.store.traces({ id: carol.id, accounts: [ACCOUNT] })).toMatchObject({
      bookings: [
        { id: 1, state: 'no-show' },
        { id: 2, state: 'cancelled' },
        { id: 3, state: 'done' },
      ],
      entries: [{ idea: 'quince' }],
      lines: 2,
      notes: 1,
      reminders: 1,
    });
  });

  it('is found nowhere any more, neither by name nor by what was said', async () => {
    const rig = await lived();
    expect(await everything(rig)).toMatch(/carol.*I am from Pune|I am from Pune.*carol/is);

    expect(await rig.desk.forget(actor(carol), [ACCOUNT])).toBe(true);
    await createSqlPeople(rig.database, []).forget(ACCOUNT);

    const left = await everything(rig);
    expect(left).not.toMatch(/carol|pune|exam|knows C|mum/i);
    expect(left).toContain('forgotten/b1');
    expect(await rig.desk.store.traces({ id: carol.id, accounts: [ACCOUNT] })).toEqual({
      bookings: [],
      entries: [],
      lines: 0,
      notes: 0,
      messages: 0,
      reminders: 0,
    });
  });

  it('leaves the mentor who was away the word that the interview is off, without the name', async () => {
    const rig = await deskForTest();
    await rig.desk.offer(actor(ann), PEAR, [span('2030-03-20T14:00:00Z')]);
    await rig.desk.book(actor(carol), 1);

    await rig.desk.forget(actor(carol), [ACCOUNT]);

    expect(await newlySaid(rig)).toEqual([
      'appletree: The interview b1 for Pear parser frobnication, Wed 20 March 2030 14:00 UTC, is cancelled.',
    ]);
  });

  it('keeps an interview that runs until it is over', async () => {
    const rig = await deskForTest();
    await rig.desk.offer(actor(ann), PEAR, [span('2030-03-20T14:00:00Z')]);
    await rig.desk.book(actor(carol), 1);
    rig.clock.set('2030-03-20T14:00:00Z');
    await rig.desk.checkIn(actor(carol), 1);
    await rig.desk.checkIn(actor(ann), 1);

    expect(await rig.desk.forget(actor(carol), [ACCOUNT])).toBe(false);
    expect(await rig.desk.store.booking(1)).toMatchObject({ state: 'running', applicant: { nick: 'carol' } });
  });

  it('is offered nothing after an interview that was missed', async () => {
    const rig = await deskForTest();
    await rig.desk.offer(actor(ann), PEAR, [span('2030-03-20T14:00:00Z'), span('2030-03-22T14:00:00Z')]);
    await rig.desk.book(actor(carol), 1);
    rig.clock.set('2030-03-20T14:10:00Z');
    await rig.runner.tick();

    await rig.desk.forget(actor(carol), [ACCOUNT]);
    rig.clock.set('2030-03-20T15:00:00Z');
    await rig.runner.tick();

    expect(await rig.desk.store.queue(PEAR)).toEqual([]);
    await rig.desk.join(actor(dave), PEAR);
    expect((await rig.desk.store.queue(PEAR)).map(({ applicant }) => applicant.nick)).toEqual(['dave']);
  });
});
