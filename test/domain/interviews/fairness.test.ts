import { describe, expect, it } from 'vitest';
import { applicantRecords, endOfBooking } from '../../../src/domain/interviews/fairness.ts';
import { ann, booking, carol, dave, MINUTE, NOW } from '../../support/interviews.ts';

describe('the end of a booking', () => {
  it.each([
    ['booked', carol.id, false, null],
    ['running', 'bot', false, null],
    ['cancelled', carol.id, true, 'declined'],
    ['cancelled', 'bot', true, 'expired'],
    ['cancelled', ann.id, true, 'withdrawn-by-mentor'],
    ['cancelled', carol.id, false, 'cancelled-by-applicant'],
    ['cancelled', ann.id, false, 'cancelled-by-mentor'],
    ['moved', ann.id, false, 'moved'],
    ['no-show', 'bot', false, 'missed'],
    ['done', 'bot', false, 'done'],
  ] as const)('that is %s by %s, only held: %s, is %s', (state, by, wasHeld, end) => {
    expect(endOfBooking(booking({ state }), by, wasHeld)).toBe(end);
  });
});

describe('the record of applicants', () => {
  const entry = {
    applicant: carol.id,
    idea: 'pear',
    joinedAt: NOW,
    endedAt: NOW + 30 * MINUTE,
    end: 'served',
  } as const;

  it('counts what each got and made of it, and adds up the time in the queue', () => {
    const kept = [
      { booking: booking({ id: 7, origin: 'queue', state: 'cancelled' }), end: 'declined', exercise: null },
      {
        booking: booking({ id: 8, state: 'cancelled', isLateCancel: true }),
        end: 'cancelled-by-applicant',
        exercise: null,
      },
      { booking: booking({ id: 9, origin: 'mentor', state: 'no-show', missing: 'both' }), end: 'missed', exercise: 2 },
    ] as const;

    const [record] = applicantRecords(
      kept,
      [entry, { ...entry, joinedAt: NOW + 40 * MINUTE, endedAt: null, end: null }],
      NOW + 50 * MINUTE,
    );

    expect(record).toMatchObject({
      ...{ applicant: 'oftc/carol', idea: 'pear', waitedMs: 40 * MINUTE, isWaiting: true, offered: 2, taken: 1 },
      ends: { declined: 1, expired: 0, 'cancelled-by-applicant': 1, missed: 1, done: 0 },
      ...{ missedByApplicant: 1, missedByMentor: 1, shortNotice: 1, exercises: [2] },
    });
  });

  it('has those who waited and got nothing, and each idea by itself', () => {
    const records = applicantRecords(
      [{ booking: booking({ idea: 'quince' }), end: null, exercise: null }],
      [entry, { ...entry, applicant: dave.id }],
      NOW,
    );

    expect(records.map(({ applicant, idea, offered, taken }) => [idea, applicant, offered, taken])).toEqual([
      ['pear', 'oftc/carol', 0, 0],
      ['pear', 'oftc/dave', 0, 0],
      ['quince', 'oftc/carol', 0, 1],
    ]);
  });
});
