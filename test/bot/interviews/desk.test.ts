import { describe, expect, it } from 'vitest';
import { layoutLines } from '../../../src/domain/text/layout-lines.ts';
import { deskForTest } from '../../support/interview-desk.ts';
import { actor, ann, at, carol, dave, erin, HOUR, NOW } from '../../support/interviews.ts';
import type { DeskRig } from '../../support/open-desk.ts';

const PEAR = { program: 'orchard-2030', idea: 'pear' };
const span = (startsAt: string) => ({ startsAt: at(startsAt), endsAt: at(startsAt) + HOUR });

/** What the outbox would say at an instant, as "nick: text". */
async function said({ outbox, clock }: DeskRig): Promise<readonly string[]> {
  const messages = await outbox.list({ states: ['planned'], to: clock.now() + 1 });
  return messages.map(
    ({ recipient, reply }) =>
      `${recipient.kind === 'person' ? recipient.nick : '?'}: ${layoutLines(reply.blocks, 999).join(' ')}`,
  );
}

describe('the life of a slot', () => {
  it('goes from the offer over the queue to a booking and its cancellation, each with its words', async () => {
    const rig = await deskForTest();
    const { desk, outbox, clock, preferences } = rig;
    await preferences.setZone('oftc', carol, 'Asia/Kolkata');

    expect(await desk.join(actor(carol), PEAR)).toMatchObject({ kind: 'done', place: 1 });
    expect(await desk.join(actor(dave), PEAR)).toMatchObject({ kind: 'done', place: 2 });
    const offered = await desk.offer(actor(ann), PEAR, [span('2030-03-20T14:00:00Z')]);
    expect(offered).toMatchObject({ kind: 'done', slots: [{ id: 1 }] });
    expect(await desk.store.slot(1)).toMatchObject({ onSlot: { id: 1, state: 'held', applicant: { nick: 'carol' } } });
    expect(await said(rig)).toEqual([
      'carol: s1 for Pear parser frobnication, Wed 20 March 2030 14:00 UTC (19:30 Asia/Kolkata), is held for you until Mon 18 March 2030 12:30 UTC (18:00 Asia/Kolkata). Say "accept b1" or "decline b1".',
    ]);

    expect(await desk.book(actor(dave), 1)).toMatchObject({ kind: 'refused', refusal: { reason: 'slotTaken' } });
    expect(await desk.accept(actor(carol), 1)).toMatchObject({ kind: 'done', booking: { state: 'booked' } });
    expect((await said(rig)).at(-1)).toBe(
      'appletree: carol has booked s1 for Pear parser frobnication, Wed 20 March 2030 14:00 UTC (b1).',
    );
    expect(await outbox.list({ states: ['planned'], from: NOW + 1 })).toHaveLength(6);

    expect(await desk.cancel(actor(carol), 1, 'exam')).toMatchObject({ kind: 'done' });
    expect(await desk.store.slot(1)).toMatchObject({ onSlot: { id: 2, state: 'held', applicant: { nick: 'dave' } } });
    expect(await outbox.list({ states: ['planned'], from: NOW + 1 })).toEqual([]);
    expect((await outbox.list({ states: ['withdrawn'] })).length).toBe(7);

    clock.set('2030-03-18T12:30:00Z');
    expect(await desk.passTime(2)).toBe(true);
    expect(await desk.passTime(2)).toBe(false);
    expect(await desk.store.slot(1)).toMatchObject({ onSlot: null });
    expect((await desk.store.history(1)).map(({ what, by, why }) => `${what} by ${by} ${why}`.trim())).toEqual([
      '> held by ann-lee',
      'held > booked by oftc/carol',
      'booked > cancelled by oftc/carol exam',
    ]);
  });

  it('is moved by the applicant', async () => {
    const { desk } = await deskForTest();
    await desk.offer(actor(ann), PEAR, [span('2030-03-20T14:00:00Z'), span('2030-03-21T14:00:00Z')]);
    await desk.book(actor(carol), 1);

    expect(await desk.move(actor(carol), 1, 2)).toMatchObject({ kind: 'done', booking: { id: 2, slotId: 2 } });
    expect(await desk.store.slot(1)).toMatchObject({ onSlot: null });
    expect(await desk.store.bookingsOf(carol.id, NOW)).toMatchObject([{ id: 2, replaces: 1, state: 'booked' }]);
  });

  it('ends withdrawn, and can be offered anew', async () => {
    const { desk } = await deskForTest();
    await desk.offer(actor(ann), PEAR, [span('2030-03-20T14:00:00Z')]);
    await desk.book(actor(carol), 1);

    expect(await desk.offer(actor(ann), PEAR, [span('2030-03-20T14:30:00Z')])).toMatchObject({
      refusal: { reason: 'clash', slot: { id: 1 } },
    });
    expect(await desk.withdraw(actor(ann), 1, 'ill')).toMatchObject({ kind: 'done', slot: { id: 1 } });
    expect(await desk.store.slot(1)).toMatchObject({ slot: { state: 'withdrawn' }, onSlot: null });
    expect(await desk.offer(actor(ann), PEAR, [span('2030-03-20T14:30:00Z')])).toMatchObject({ kind: 'done' });
  });

  it('is called for the next by a mentor', async () => {
    const { desk } = await deskForTest();
    await desk.offer(actor(ann), PEAR, [span('2030-03-20T14:00:00Z')]);
    await desk.join(actor(erin), PEAR);

    expect(await desk.callNext(actor(ann), PEAR, null)).toMatchObject({
      kind: 'done',
      booking: { applicant: { nick: 'erin' } },
    });
    expect(await desk.leave(actor(erin), PEAR)).toMatchObject({ kind: 'done' });
    expect(await desk.store.queue(PEAR)).toEqual([]);
  });
});

describe('an interview', () => {
  it('begins at its time if both are there, and ends', async () => {
    const { desk, clock } = await deskForTest();
    await desk.offer(actor(ann), PEAR, [span('2030-03-20T14:00:00Z')]);
    await desk.book(actor(carol), 1);

    clock.set('2030-03-20T13:50:00Z');
    expect(await desk.checkIn(actor(carol), 1)).toMatchObject({ booking: { state: 'checked-in' } });
    expect(await desk.checkIn(actor(ann), 1)).toMatchObject({ booking: { state: 'checked-in' } });
    expect(await desk.passTime(1)).toBe(false);
    clock.set('2030-03-20T14:00:00Z');
    expect(await desk.passTime(1)).toBe(true);
    expect(await desk.store.booking(1)).toMatchObject({ state: 'running' });
    expect(await desk.finish(actor(ann), 1)).toMatchObject({ booking: { state: 'done' } });
  });

  it('that nobody came to is a no-show of both', async () => {
    const { desk, clock } = await deskForTest();
    await desk.offer(actor(ann), PEAR, [span('2030-03-20T14:00:00Z')]);
    await desk.book(actor(carol), 1);

    clock.set('2030-03-20T14:10:00Z');
    expect(await desk.store.due(clock.now(), 10)).toMatchObject([{ id: 1 }]);
    expect(await desk.passTime(1)).toBe(true);
    expect(await desk.store.booking(1)).toMatchObject({ state: 'no-show', missing: 'both' });
  });
});

describe('what does not exist', () => {
  it('is said to be missing', async () => {
    const { desk } = await deskForTest();

    expect(await desk.book(actor(carol), 99)).toEqual({ kind: 'missing', what: 'slot', id: 99 });
    expect(await desk.cancel(actor(carol), 99, '')).toEqual({ kind: 'missing', what: 'booking', id: 99 });
  });
});

describe('many at once', () => {
  it('get each slot once', async () => {
    const { desk } = await deskForTest();
    await desk.offer(actor(ann), PEAR, [span('2030-03-20T14:00:00Z')]);
    const people = Array.from({ length: 50 }, (_, number) => ({
      ...carol,
      id: `oftc/p${number}`,
      account: `p${number}`,
    }));

    const outcomes = await Promise.all(people.map((one) => desk.book(actor(one), 1)));

    expect(outcomes.filter(({ kind }) => kind === 'done')).toHaveLength(1);
    expect(
      outcomes.filter((outcome) => outcome.kind === 'refused' && outcome.refusal.reason === 'slotTaken'),
    ).toHaveLength(49);
  });
});

describe('who was missed and has helped themselves meanwhile', () => {
  async function missed(): Promise<DeskRig> {
    const rig = await deskForTest();
    await rig.desk.offer(actor(ann), PEAR, [span('2030-03-20T14:00:00Z'), span('2030-03-21T14:00:00Z')]);
    await rig.desk.book(actor(carol), 1);
    rig.clock.set('2030-03-20T14:10:00Z');
    await rig.desk.passTime(1);
    return rig;
  }

  it('waits no longer when they come after all', async () => {
    const { desk } = await missed();
    await desk.join(actor(carol), PEAR);

    await desk.checkIn(actor(carol), 1);
    expect(await desk.checkIn(actor(ann), 1)).toMatchObject({ booking: { state: 'running' } });

    expect(await desk.store.queue(PEAR)).toEqual([]);
  });

  it('has the other interview and not this one', async () => {
    const { desk } = await missed();
    await desk.book(actor(carol), 2);

    expect(await desk.checkIn(actor(carol), 1)).toMatchObject({
      refusal: { reason: 'alreadyBooked', booking: { id: 2 } },
    });
  });
});
