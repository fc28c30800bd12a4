import { describe, expect, it } from 'vitest';
import { zoneRules } from '../../../src/answers/compose/zone-rules.ts';
import { queueHoldUntil } from '../../../src/domain/interviews/hold.ts';
import { DEFAULT_RULES as RULES } from '../../../src/domain/interviews/rules.ts';
import { afterQuietHours } from '../../../src/domain/reminders/quiet-hours.ts';
import { at } from '../../support/interviews.ts';

const iso = (instant: number | null) => (instant === null ? null : new Date(instant).toISOString().slice(0, 16));

const quietEndsAt = (now: number, zone: string) => afterQuietHours(now, RULES.quiet, zone, zoneRules);

describe('a freed slot is held for one who waits', () => {
  it.each([
    ['half an hour by day', '2030-03-18T12:00Z', 'Europe/Berlin', '2030-03-20T14:00Z', '2030-03-18T12:30'],
    ['half an hour where the zone is not known', '2030-03-18T02:00Z', null, '2030-03-20T14:00Z', '2030-03-18T02:30'],
    [
      'half an hour after eight in their morning',
      '2030-03-18T02:00Z',
      'Europe/Berlin',
      '2030-03-20T14:00Z',
      '2030-03-18T07:30',
    ],
    ['in a zone of half hours', '2030-03-18T20:30Z', 'Asia/Kolkata', '2030-03-20T14:00Z', '2030-03-19T03:00'],
    [
      'at most eight hours in their night',
      '2030-03-18T21:00Z',
      'Europe/Berlin',
      '2030-03-20T14:00Z',
      '2030-03-19T05:00',
    ],
    [
      'half an hour at night if the slot is near',
      '2030-03-18T02:00Z',
      'Europe/Berlin',
      '2030-03-18T09:00Z',
      '2030-03-18T02:30',
    ],
    [
      'not beyond two hours before it begins',
      '2030-03-18T12:00Z',
      'Europe/Berlin',
      '2030-03-18T14:20Z',
      '2030-03-18T12:20',
    ],
    ['not at all if nobody could answer', '2030-03-18T12:00Z', 'Europe/Berlin', '2030-03-18T14:09Z', null],
  ])('%s', (_, now, zone, startsAt, expected) => {
    const until = zone === null ? at(now) : quietEndsAt(at(now), zone);
    const restsUntil = until === at(now) ? null : until;

    expect(iso(queueHoldUntil(at(startsAt), restsUntil, RULES, at(now)))).toBe(expected);
  });
});

describe('quiet hours end at eight on the wall', () => {
  it.each([
    ['at once by day', '2030-03-18T12:00Z', 'Europe/Berlin', '2030-03-18T12:00'],
    ['at eight itself', '2030-03-18T07:00Z', 'Europe/Berlin', '2030-03-18T07:00'],
    ['from ten in the evening', '2030-03-18T21:00Z', 'Europe/Berlin', '2030-03-19T07:00'],
    ['when the clocks go forward that night', '2030-03-30T23:00Z', 'Europe/Berlin', '2030-03-31T06:00'],
    ['when they go back', '2030-10-26T22:00Z', 'Europe/Berlin', '2030-10-27T07:00'],
    ['in Los Angeles', '2030-03-18T06:00Z', 'America/Los_Angeles', '2030-03-18T15:00'],
  ])('%s', (_, now, zone, expected) => {
    expect(iso(quietEndsAt(at(now), zone))).toBe(expected);
  });
});
