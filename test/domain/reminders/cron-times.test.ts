import { describe, expect, it } from 'vitest';
import { zoneRules } from '../../../src/answers/compose/zone-rules.ts';
import { type CronFields, cronTimes } from '../../../src/domain/reminders/cron-times.ts';

const upTo = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, at) => first + at);
const DAILY: Omit<CronFields, 'hours' | 'minutes'> = {
  daysOfMonth: upTo(1, 31),
  months: upTo(1, 12),
  daysOfWeek: upTo(0, 6),
};

function times(fields: Partial<CronFields>, zone: string, from: string, to: string): readonly string[] {
  const all = { ...DAILY, hours: [0], minutes: [0], ...fields };
  return cronTimes(all, zone, Date.parse(from), Date.parse(to), zoneRules).map((at) =>
    new Date(at).toISOString().slice(0, 16),
  );
}

describe('the times of a schedule', () => {
  it('are the minutes that every field allows', () => {
    const monday15 = times(
      { hours: [9], daysOfWeek: [1], daysOfMonth: [15] },
      'UTC',
      '2024-01-01T00:00Z',
      '2025-01-01T00:00Z',
    );

    expect(monday15).toEqual(['2024-01-15T09:00', '2024-04-15T09:00', '2024-07-15T09:00']);
  });

  it('include the first instant of the span and not the last', () => {
    expect(times({ hours: [9] }, 'UTC', '2024-01-01T09:00Z', '2024-01-02T09:00Z')).toEqual(['2024-01-01T09:00']);
  });

  it.each([
    ['Europe/Berlin', '2024-03-30T00:00Z', ['2024-03-30T01:30', '2024-03-31T01:00', '2024-04-01T00:30']],
    ['Europe/Berlin', '2024-10-26T00:00Z', ['2024-10-26T00:30', '2024-10-27T00:30', '2024-10-28T01:30']],
    ['America/New_York', '2024-03-09T05:00Z', ['2024-03-09T07:30', '2024-03-10T07:00', '2024-03-11T06:30']],
    ['Australia/Sydney', '2024-10-04T14:00Z', ['2024-10-04T16:30', '2024-10-05T16:00', '2024-10-06T15:30']],
    ['Australia/Sydney', '2024-04-05T13:00Z', ['2024-04-05T15:30', '2024-04-06T15:30', '2024-04-07T16:30']],
    ['America/New_York', '2024-11-02T04:00Z', ['2024-11-02T06:30', '2024-11-03T07:30', '2024-11-04T07:30']],
    ['Asia/Kolkata', '2024-03-29T20:00Z', ['2024-03-29T21:00', '2024-03-30T21:00', '2024-03-31T21:00']],
  ])('of 02:30 each day in %s from %s are three in three days', (zone, from, expected) => {
    const to = new Date(Date.parse(from) + 3 * 86_400_000).toISOString();

    expect(times({ hours: [2], minutes: [30] }, zone, from, to)).toEqual(expected);
  });

  it('of 01:30 in New York are one on the day on which that comes twice', () => {
    expect(times({ hours: [1], minutes: [30] }, 'America/New_York', '2024-11-03T04:00Z', '2024-11-04T05:00Z')).toEqual([
      '2024-11-03T05:30',
    ]);
  });

  it('of each quarter of an hour leave out the skipped hour, but for the moment of the skip', () => {
    const night = times(
      { hours: upTo(0, 23), minutes: [0, 30] },
      'Europe/Berlin',
      '2024-03-31T00:00Z',
      '2024-03-31T02:00Z',
    );

    expect(night).toEqual(['2024-03-31T00:00', '2024-03-31T00:30', '2024-03-31T01:00', '2024-03-31T01:30']);
  });
});
