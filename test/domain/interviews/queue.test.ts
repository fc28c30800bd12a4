import { describe, expect, it } from 'vitest';
import { offerSlots } from '../../../src/domain/interviews/offer-slots.ts';
import { firstFor, placeIn } from '../../../src/domain/interviews/queue.ts';
import { DEFAULT_RULES as RULES } from '../../../src/domain/interviews/rules.ts';
import { callNext, joinQueue, leaveQueue } from '../../../src/domain/interviews/wait.ts';
import {
  actor,
  ann,
  at,
  booking,
  carol,
  changed,
  dave,
  erin,
  HOUR,
  NOW,
  pear,
  reasonOf,
  slot,
  told,
  waiting,
} from '../../support/interviews.ts';

describe('the first in a queue', () => {
  it.each([
    ['is who came first', {}, 'carol'],
    ['is the next if something is held for the first already', { hasLive: true }, 'dave'],
    ['is the next if the first let the slot pass before', { passed: [12] }, 'dave'],
    [
      'is the next if the first has another interview then',
      { busy: [{ startsAt: at('2030-03-20T14:30:00Z'), endsAt: at('2030-03-20T15:30:00Z') }] },
      'dave',
    ],
  ])('%s', (_, parts, expected) => {
    const queue = [waiting(2, dave), waiting(1, carol, parts)];

    expect(firstFor(slot(), queue)?.applicant.nick).toBe(expected);
  });

  it('is nobody in an empty one', () => {
    expect(firstFor(slot(), [])).toBeNull();
  });
});

describe('a queue', () => {
  const queue = [waiting(1, carol), waiting(2, dave)];

  it('is joined at the end, once, and not by who has a slot of the idea', () => {
    expect(joinQueue(actor(erin), { idea: pear, queue, live: [], missed: 0 }, NOW)).toMatchObject({
      kind: 'change',
      place: 3,
    });
    expect(joinQueue(actor(dave), { idea: pear, queue, live: [], missed: 0 }, NOW)).toMatchObject({
      refusal: { reason: 'alreadyQueued', place: 2 },
    });
    expect(reasonOf(joinQueue(actor(erin), { idea: pear, queue, live: [booking()], missed: 0 }, NOW))).toBe(
      'alreadyBooked',
    );
    expect(
      reasonOf(joinQueue(actor(erin), { idea: pear, queue, live: [booking({ idea: 'plum' })], missed: 0 }, NOW)),
    ).toBe('no');
    expect(reasonOf(joinQueue(actor(erin), { idea: pear, queue, live: [], missed: 2 }, NOW))).toBe('missedTwice');
    expect(reasonOf(joinQueue(actor(ann), { idea: pear, queue, live: [], missed: 0 }, NOW))).toBe('ownIdea');
  });

  it('is left by who is in it', () => {
    expect(changed(leaveQueue(actor(carol), { idea: pear, queue })).endedEntries).toEqual([{ id: 1, end: 'left' }]);
    expect(reasonOf(leaveQueue(actor(erin), { idea: pear, queue }))).toBe('notQueued');
  });

  it('tells places from 1', () => {
    expect([placeIn(queue, carol.id), placeIn(queue, dave.id), placeIn(queue, erin.id)]).toEqual([1, 2, null]);
  });

  it('is called by a mentor: the first gets the earliest open slot that suits them', () => {
    const open = [slot({ id: 13, startsAt: at('2030-03-21T14:00:00Z') }), slot()];

    expect(callNext(actor(ann), { idea: pear, queue, open }, RULES, NOW)).toMatchObject({
      booking: { slotId: 12, applicant: { nick: 'carol' }, state: 'held' },
    });
    expect(reasonOf(callNext(actor(ann), { idea: pear, queue: [], open }, RULES, NOW))).toBe('queueEmpty');
    expect(reasonOf(callNext(actor(ann), { idea: pear, queue, open: [] }, RULES, NOW))).toBe('noOpenSlot');
    expect(reasonOf(callNext(actor(dave), { idea: pear, queue, open }, RULES, NOW))).toBe('notMentor');
  });
});

describe('an offer of slots', () => {
  const span = (startsAt: string, hours = 1) => ({ startsAt: at(startsAt), endsAt: at(startsAt) + hours * HOUR });
  const two = [span('2030-03-20T14:00:00Z'), span('2030-03-20T15:00:00Z')];
  const offer = (spans: readonly { startsAt: number; endsAt: number }[], parts = {}, who = actor(ann)) =>
    offerSlots(spans, who, { idea: pear, own: [], queue: [], ...parts }, RULES, NOW);

  it('goes to those who wait, in their order, one each; the rest is open', () => {
    const three = [...two, span('2030-03-20T16:00:00Z')];

    const change = changed(offer(three, { queue: [waiting(2, dave), waiting(1, carol)] }));

    expect(change.newSlots.map(({ id, idea, mentor }) => [id, idea, mentor.nick])).toEqual([
      [-1, 'pear', 'appletree'],
      [-2, 'pear', 'appletree'],
      [-3, 'pear', 'appletree'],
    ]);
    expect(change.newBookings.map(({ id, slotId, applicant }) => [id, slotId, applicant.nick])).toEqual([
      [-1, -1, 'carol'],
      [-2, -2, 'dave'],
    ]);
    expect(told(change)).toEqual(['held to carol', 'held to dave']);
  });

  it('names the slot of the mentor that it clashes with, and makes none then', () => {
    const own = [
      slot({ id: 3, idea: 'quince', startsAt: at('2030-03-20T15:30:00Z'), endsAt: at('2030-03-20T16:30:00Z') }),
    ];

    expect(offer(two, { own })).toMatchObject({ refusal: { reason: 'clash', wanted: { id: -2 }, slot: { id: 3 } } });
  });

  it.each([
    ['two that overlap each other', [...two, span('2030-03-20T14:30:00Z')], 'clash'],
    ['one that is past', [span('2030-03-18T12:00:00Z')], 'slotsPast'],
    ['one in two years', [span('2032-03-18T12:00:00Z')], 'tooFar'],
    ['none', [], 'noSlots'],
    [
      'too many at once',
      Array.from({ length: 61 }, (_, day) => span(new Date(NOW + day * 24 * HOUR + 1).toISOString())),
      'tooMany',
    ],
  ])('of %s is refused', (_, spans, reason) => {
    expect(reasonOf(offer(spans))).toBe(reason);
  });

  it('is made for ideas that one mentors', () => {
    expect(reasonOf(offer(two, {}, actor(carol)))).toBe('notMentor');
    expect(reasonOf(offer(two, {}, actor(carol, true)))).toBe('no');
  });
});
