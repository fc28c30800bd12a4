import { describe, expect, it } from 'vitest';
import { checkIn, finish, markNoShow, onTime } from '../../../src/domain/interviews/attend.ts';
import type { Booking } from '../../../src/domain/interviews/booking.ts';
import { DEFAULT_RULES as RULES } from '../../../src/domain/interviews/rules.ts';
import {
  actor,
  ann,
  at,
  bob,
  booking,
  carol,
  changed,
  dave,
  MINUTE,
  pear,
  reasonOf,
  told,
} from '../../support/interviews.ts';

const START = at('2030-03-20T14:00:00Z');
const here = (who: typeof ann, now: number, parts = {}, running: readonly Booking[] = []) =>
  checkIn(actor(who), { booking: booking(parts), idea: pear, running, other: null, entry: null }, RULES, now);

describe('saying that one is there', () => {
  it('counts from a quarter of an hour before until the end', () => {
    expect(reasonOf(here(carol, START - 15 * MINUTE - 1))).toBe('notYet');
    expect(reasonOf(here(carol, START - 15 * MINUTE))).toBe('no');
    expect(reasonOf(here(carol, START + 60 * MINUTE))).toBe('tooLate');
  });

  it('tells the other side', () => {
    const change = changed(here(carol, START - 5 * MINUTE));

    expect(change.steps).toMatchObject([{ from: 'booked', booking: { state: 'checked-in' } }]);
    expect(told(change)).toEqual(['here to appletree']);
  });

  it('of both before the time waits for the time', () => {
    const parts = { state: 'checked-in', applicantInAt: START - 9 * MINUTE } as const;

    expect(changed(here(bob, START - 5 * MINUTE, parts)).steps).toMatchObject([{ booking: { state: 'checked-in' } }]);
  });

  it('of the second after the time begins the interview', () => {
    const change = changed(here(ann, START, { state: 'checked-in', applicantInAt: START - 1 }));

    expect(change.steps).toMatchObject([{ booking: { state: 'running' } }]);
    expect(told(change)).toEqual(['begun to carol', 'begun to appletree']);
  });

  it('late, after having been missed, begins it too while the slot lasts', () => {
    const parts = { state: 'no-show', missing: 'applicant', mentorInAt: START } as const;

    expect(changed(here(carol, START + 30 * MINUTE, parts)).steps).toMatchObject([
      { from: 'no-show', booking: { state: 'running', missing: null } },
    ]);
  });

  it('is for the two sides', () => {
    expect(reasonOf(here(dave, START))).toBe('notYours');
    expect(reasonOf(here(carol, START, { state: 'cancelled' }))).toBe('wrongState');
  });
});

describe('time alone', () => {
  const both = { state: 'checked-in', applicantInAt: START - 1, mentorInAt: START - 1 } as const;

  it.each([
    ['begins what both came to', both, START, 'running', null],
    [
      'finds the applicant missing',
      { state: 'checked-in', mentorInAt: START },
      START + 10 * MINUTE,
      'no-show',
      'applicant',
    ],
    [
      'finds the mentor missing',
      { state: 'checked-in', applicantInAt: START },
      START + 10 * MINUTE,
      'no-show',
      'mentor',
    ],
    ['finds both missing', {}, START + 10 * MINUTE, 'no-show', 'both'],
  ] as const)('%s', (_, parts, now, state, missing) => {
    const change = onTime({ booking: booking(parts), running: [] }, RULES, now);

    expect(change?.steps).toMatchObject([{ booking: { state, missing } }]);
    expect(change?.notices).toHaveLength(2);
  });

  it.each([
    ['before the start', both, START - 1],
    ['less than ten minutes after it', {}, START + 10 * MINUTE - 1],
    ['to what is over', { state: 'cancelled' }, START + 60 * MINUTE],
  ] as const)('does nothing %s', (_, parts, now) => {
    expect(onTime({ booking: booking(parts), running: [] }, RULES, now)).toBeNull();
  });
});

describe('who is in another interview', () => {
  const both = { state: 'checked-in', applicantInAt: START - 1, mentorInAt: START - 1, host: ann } as const;
  /** Dave's interview with Ann in the hour before. */
  const earlier = (parts = {}) =>
    booking({
      ...{ id: 6, slotId: 11, applicant: dave, host: ann, state: 'running' },
      ...{ startsAt: START - 60 * MINUTE, endsAt: START },
      ...parts,
    });

  it('ends it by the next one when its slot is over, so that nobody is in two', () => {
    const change = onTime({ booking: booking(both), running: [earlier()] }, RULES, START);

    expect(change?.steps).toMatchObject([
      { from: 'running', booking: { id: 6, state: 'done' } },
      { from: 'checked-in', booking: { id: 7, state: 'running' } },
    ]);
    expect(told(change ?? { notices: [] })).toEqual([
      'ended to dave',
      'ended to appletree',
      'begun to carol',
      'begun to appletree',
    ]);
  });

  it('is waited for while its slot lasts, though their coming counts', () => {
    const overlapping = earlier({ endsAt: START + 30 * MINUTE });

    expect(onTime({ booking: booking(both), running: [overlapping] }, RULES, START)).toBeNull();
    const arrives = here(ann, START, { ...both, mentorInAt: null, host: null }, [overlapping]);
    expect(changed(arrives).steps).toMatchObject([{ booking: { id: 7, state: 'checked-in', mentorInAt: START } }]);
    const late = { state: 'no-show', missing: 'applicant', mentorInAt: START, host: ann } as const;
    expect(reasonOf(here(carol, START + 20 * MINUTE, late, [overlapping]))).toBe('busy');
  });

  it('does not hinder interviews of others', () => {
    const others = earlier({ host: bob, mentor: bob, endsAt: START + 30 * MINUTE });

    expect(onTime({ booking: booking(both), running: [others] }, RULES, START)?.steps).toMatchObject([
      { booking: { id: 7, state: 'running' } },
    ]);
  });
});

describe('a mentor', () => {
  it('marks who did not come, after ten minutes', () => {
    const mark = (now: number, parts = {}, who = ann) =>
      markNoShow(actor(who), { booking: booking(parts), idea: pear }, RULES, now);

    expect(changed(mark(START + 10 * MINUTE)).steps).toMatchObject([{ booking: { missing: 'applicant' } }]);
    expect(reasonOf(mark(START + 9 * MINUTE))).toBe('notYet');
    expect(reasonOf(mark(START + 10 * MINUTE, { state: 'checked-in', applicantInAt: START }))).toBe('wrongState');
    expect(reasonOf(mark(START + 10 * MINUTE, {}, carol))).toBe('notMentor');
  });

  it('ends what runs', () => {
    expect(told(changed(finish(actor(ann), { booking: booking({ state: 'running' }), idea: pear }, START)))).toEqual([
      'ended to carol',
      'ended to appletree',
    ]);
    expect(reasonOf(finish(actor(ann), { booking: booking(), idea: pear }, START))).toBe('wrongState');
  });
});
