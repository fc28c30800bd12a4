import { describe, expect, it } from 'vitest';
import { deskForTest } from '../../support/interview-desk.ts';
import { actor, ann, at, carol, dave, HOUR } from '../../support/interviews.ts';
import type { DeskRig } from '../../support/open-desk.ts';
import { newlySaid } from '../../support/outbox-said.ts';

const PEAR = { program: 'orchard-2030', idea: 'pear' };
const span = (startsAt: string) => ({ startsAt: at(startsAt), endsAt: at(startsAt) + HOUR });

/** Carol has b1 at 14:00 (s1); Ann asks her to come at 15:00 (s2, b2). There is also s3, a day later. */
async function asked(): Promise<DeskRig> {
  const rig = await deskForTest();
  const times = ['2030-03-20T14:00:00Z', '2030-03-20T15:00:00Z', '2030-03-21T14:00:00Z'];
  await rig.desk.offer(actor(ann), PEAR, times.map(span));
  await rig.desk.book(actor(carol), 1);
  await newlySaid(rig);
  expect(await rig.desk.move(actor(ann), 1, 2)).toMatchObject({ kind: 'done', booking: { id: 2, state: 'held' } });
  return rig;
}

const states = async ({ desk }: DeskRig) =>
  Promise.all([1, 2, 3].map(async (id) => (await desk.store.booking(id))?.state ?? 'none'));

describe('a mentor who asks an applicant to come at another time', () => {
  it('takes nothing away, and the applicant is told of both times', async () => {
    const rig = await asked();

    expect(await states(rig)).toEqual(['booked', 'held', 'none']);
    expect(await newlySaid(rig)).toEqual([
      'carol: appletree asks to move your interview b1 for Pear parser frobnication from Wed 20 March 2030 14:00 UTC to Wed 20 March 2030 15:00 UTC (s2). Say "accept b2" before Tue 19 March 2030 12:00 UTC, or "decline b2": then, and if you do not answer, b1 stays as it is.',
    ]);
    expect(await rig.desk.store.bookingsFor('orchard-2030', ['pear'], 0)).toMatchObject([
      { id: 1, state: 'booked' },
      { id: 2, state: 'held', replaces: 1 },
    ]);
  });

  it('has the interview moved when they accept: the old slot goes to the next, with all reminders', async () => {
    const rig = await asked();
    await rig.desk.join(actor(dave), PEAR);
    await newlySaid(rig);

    expect(await rig.desk.accept(actor(carol), 2)).toMatchObject({ kind: 'done', booking: { state: 'booked' } });

    expect(await states(rig)).toEqual(['moved', 'booked', 'held']);
    expect(await rig.desk.store.slot(1)).toMatchObject({ onSlot: { applicant: { nick: 'dave' } } });
    expect((await newlySaid(rig)).map((line) => line.slice(0, 140))).toEqual([
      'appletree: carol agrees: the interview b1 for Pear parser frobnication moves from Wed 20 March 2030 14:00 UTC to s2, Wed 20 March 2030 15:00',
      'dave: s1 for Pear parser frobnication, Wed 20 March 2030 14:00 UTC, is held for you until Mon 18 March 2030 12:30 UTC. Say "accept b3" or "d',
    ]);
    const planned = await rig.outbox.list({ states: ['planned'], from: rig.clock.now() + 1 });
    expect(planned.map(({ key }) => key).filter((key) => key.includes(':reminder:'))).toHaveLength(6);
    expect(planned.filter(({ key }) => key.startsWith('booking:1:'))).toEqual([]);
    expect((await rig.desk.store.lineage(2)).map(({ id }) => id)).toEqual([1, 2]);
  });

  it.each([
    ['"book s2"', ({ desk }: DeskRig) => desk.book(actor(carol), 2)],
    ['"move b1 s2"', ({ desk }: DeskRig) => desk.move(actor(carol), 1, 2)],
  ])('is answered as well by %s', async (_, act) => {
    const rig = await asked();

    expect(await act(rig)).toMatchObject({ kind: 'done', booking: { id: 2, state: 'booked' } });

    expect(await states(rig)).toEqual(['moved', 'booked', 'none']);
  });

  it('keeps the old time when they decline, and both know', async () => {
    const rig = await asked();
    await newlySaid(rig);

    await rig.desk.decline(actor(carol), 2, 'I have an exam');

    expect(await states(rig)).toEqual(['booked', 'cancelled', 'none']);
    expect(await newlySaid(rig)).toEqual([
      'appletree: carol does not agree to move b1 for Pear parser frobnication to Wed 20 March 2030 15:00 UTC (b2): it stays at Wed 20 March 2030 14:00 UTC. Reason: I have an exam',
    ]);
    expect((await rig.desk.store.lineage(1)).map(({ id }) => id)).toEqual([1]);
    const planned = await rig.outbox.list({ states: ['planned'], from: rig.clock.now() + 1 });
    expect(planned.filter(({ key }) => key.startsWith('booking:1:reminder'))).toHaveLength(6);
  });

  it('keeps the old time when they do not answer, and both are told', async () => {
    const rig = await asked();
    await newlySaid(rig);
    rig.clock.set('2030-03-19T12:00:00Z');

    await rig.runner.tick();

    expect(await states(rig)).toEqual(['booked', 'cancelled', 'none']);
    expect(await newlySaid(rig)).toEqual([
      'carol: The time to accept another time for b1 is over (b2): your interview for Pear parser frobnication stays at Wed 20 March 2030 14:00 UTC.',
      'appletree: carol has not answered whether b1 for Pear parser frobnication can move to Wed 20 March 2030 15:00 UTC (b2): it stays at Wed 20 March 2030 14:00 UTC.',
    ]);
  });

  it('can ask for yet another time: only the last question stands', async () => {
    const rig = await asked();
    await newlySaid(rig);

    expect(await rig.desk.move(actor(ann), 1, 3)).toMatchObject({ kind: 'done', booking: { id: 3, state: 'held' } });

    expect(await states(rig)).toEqual(['booked', 'cancelled', 'held']);
    expect((await newlySaid(rig)).map((line) => line.slice(0, 110))).toEqual([
      'carol: appletree does not ask any more to move b1 for Pear parser frobnication to Wed 20 March 2030 15:00 UTC ',
      'carol: appletree asks to move your interview b1 for Pear parser frobnication from Wed 20 March 2030 14:00 UTC ',
    ]);
    await rig.desk.decline(actor(carol), 3, '');
    expect(await states(rig)).toEqual(['booked', 'cancelled', 'cancelled']);
    expect((await rig.desk.store.lineage(1)).map(({ id }) => id)).toEqual([1]);
  });

  it('does not ask for the same time twice', async () => {
    const rig = await asked();

    expect(await rig.desk.move(actor(ann), 1, 2)).toMatchObject({ refusal: { reason: 'wrongState' } });
  });

  it.each([
    ['the applicant', carol],
    ['the mentor', ann],
  ])('asks no more when %s calls the interview off', async (_, who) => {
    const rig = await asked();
    await rig.desk.join(actor(dave), PEAR);

    await rig.desk.cancel(actor(who), 1, 'ill');

    expect(await states(rig)).toEqual(['cancelled', 'cancelled', 'held']);
    expect(await rig.desk.store.applicant(carol.id, PEAR)).toMatchObject({ live: [] });
  });

  it('asks no more when the applicant moves it elsewhere', async () => {
    const rig = await asked();

    await rig.desk.move(actor(carol), 1, 3);

    expect(await states(rig)).toEqual(['moved', 'cancelled', 'booked']);
    expect((await rig.desk.store.lineage(3)).at(-1)).toMatchObject({ id: 3 });
  });

  it.each([
    ['takes the new slot back', ({ desk }: DeskRig) => desk.withdraw(actor(ann), 2, 'ill')],
    ['takes the question back', ({ desk }: DeskRig) => desk.cancel(actor(ann), 2, 'ill')],
  ])('leaves the old time as it is when they %s', async (_, act) => {
    const rig = await asked();
    await newlySaid(rig);

    expect(await act(rig)).toMatchObject({ kind: 'done' });

    expect(await states(rig)).toEqual(['booked', 'cancelled', 'none']);
    expect(await newlySaid(rig)).toEqual([
      'carol: appletree does not ask any more to move b1 for Pear parser frobnication to Wed 20 March 2030 15:00 UTC (b2): it stays at Wed 20 March 2030 14:00 UTC. Reason: ill',
    ]);
  });

  it('leaves the applicant their turn, and the question, when the old slot is taken back', async () => {
    const rig = await asked();

    await rig.desk.withdraw(actor(ann), 1, 'ill');

    expect(await states(rig)).toEqual(['cancelled', 'held', 'none']);
    expect((await rig.desk.store.queue(PEAR)).map(({ applicant }) => applicant.nick)).toEqual(['carol']);
    await rig.desk.accept(actor(carol), 2);
    expect(await states(rig)).toEqual(['cancelled', 'booked', 'none']);
    expect(await rig.desk.store.queue(PEAR)).toEqual([]);
  });

  it('has no answer once the old interview begins, which it does', async () => {
    const rig = await deskForTest();
    await rig.desk.offer(actor(ann), PEAR, ['2030-03-20T14:00:00Z', '2030-03-21T14:00:00Z'].map(span));
    await rig.desk.book(actor(carol), 1);
    rig.clock.set('2030-03-20T13:40:00Z');
    await rig.desk.move(actor(ann), 1, 2);
    rig.clock.set('2030-03-20T13:50:00Z');
    await rig.desk.checkIn(actor(carol), 1);
    await rig.desk.checkIn(actor(ann), 1);
    rig.clock.set('2030-03-20T14:00:00Z');

    expect(await rig.desk.accept(actor(carol), 2)).toMatchObject({ refusal: { reason: 'tooLate' } });
    await rig.runner.tick();

    expect(await states(rig)).toEqual(['running', 'cancelled', 'none']);
  });

  it('asks nothing about an interview that is called off at the same moment', async () => {
    const rig = await deskForTest();
    await rig.desk.offer(
      actor(ann),
      PEAR,
      [1, 2, 3].map((hour) => span(`2030-03-20T1${hour}:00:00Z`)),
    );
    await rig.desk.book(actor(carol), 1);

    const outcomes = await Promise.all([rig.desk.move(actor(ann), 1, 2), rig.desk.cancel(actor(carol), 1, '')]);

    expect(outcomes.some(({ kind }) => kind === 'done')).toBe(true);
    expect((await rig.desk.store.booking(1))?.state).toBe('cancelled');
    expect(await rig.desk.store.applicant(carol.id, PEAR)).toMatchObject({ live: [] });
  });

  it('is forgotten with the applicant', async () => {
    const rig = await asked();

    expect(await rig.desk.forget(actor(carol), [{ network: 'oftc', account: 'carol' }])).toBe(true);
    expect(await rig.desk.store.bookingsFor('orchard-2030', ['pear'], 0)).toEqual([]);
  });
});
