import { describe, expect, it } from 'vitest';
import {
  calendarDays,
  formatDuration,
  formatInstant,
  formatPoint,
  formatWhen,
} from '../../src/answers/compose/times.ts';
import { findZone } from '../../src/answers/compose/zones.ts';

describe('a moment', () => {
  it.each([
    ['2024-04-02T18:00:00Z', null, 'Tue 2 April 2024 18:00 UTC'],
    ['2024-04-02T18:00:00Z', 'UTC', 'Tue 2 April 2024 18:00 UTC'],
    ['2024-04-02T18:00:00Z', 'Asia/Kolkata', 'Tue 2 April 2024 18:00 UTC (23:30 Asia/Kolkata)'],
    ['2024-04-02T18:30:00Z', 'Asia/Kolkata', 'Tue 2 April 2024 18:30 UTC (Wed 3 April 00:00 Asia/Kolkata)'],
    [
      '2024-01-01T02:00:00Z',
      'America/Sao_Paulo',
      'Mon 1 January 2024 02:00 UTC (Sun 31 December 23:00 America/Sao_Paulo)',
    ],
    // In Los Angeles clocks went from 02:00 to 03:00 on 10 March 2024, which is 10:00 UTC.
    ['2024-03-10T09:59:00Z', 'America/Los_Angeles', 'Sun 10 March 2024 09:59 UTC (01:59 America/Los_Angeles)'],
    ['2024-03-10T10:00:00Z', 'America/Los_Angeles', 'Sun 10 March 2024 10:00 UTC (03:00 America/Los_Angeles)'],
    // And back from 02:00 to 01:00 on 3 November 2024, which is 09:00 UTC.
    ['2024-11-03T08:30:00Z', 'America/Los_Angeles', 'Sun 3 November 2024 08:30 UTC (01:30 America/Los_Angeles)'],
    ['2024-11-03T09:30:00Z', 'America/Los_Angeles', 'Sun 3 November 2024 09:30 UTC (01:30 America/Los_Angeles)'],
    ['2024-02-29T23:59:00Z', null, 'Thu 29 February 2024 23:59 UTC'],
  ])('%s is told in %s as "%s"', (instant, zone, text) => {
    expect(formatInstant(Date.parse(instant), zone)).toBe(text);
  });
});

describe('a point that is less exact', () => {
  it('is told as its day, the same in every zone', () => {
    expect(formatPoint({ kind: 'day', day: '2024-04-21' }, 'Pacific/Kiritimati')).toBe('Sun 21 April 2024');
    expect(formatPoint({ kind: 'day', day: '2024-04-21' }, 'America/Los_Angeles')).toBe('Sun 21 April 2024');
  });

  it('is told as its month', () => {
    expect(formatPoint({ kind: 'month', month: '2017-05' }, null)).toBe('May');
  });

  it('is told from its first to its last point if it is a range', () => {
    const from = { kind: 'day', day: '2024-03-18' } as const;
    const to = { kind: 'instant', at: Date.parse('2024-04-02T18:00:00Z') } as const;

    expect(formatWhen({ kind: 'range', from, to }, null)).toBe('Mon 18 March 2024 to Tue 2 April 2024 18:00 UTC');
  });
});

describe('a length of time', () => {
  it.each([
    [0, 'less than a minute'],
    [59_999, 'less than a minute'],
    [60_000, '1 minute'],
    [3_599_999, '59 minutes'],
    [3_600_000, '1 hour'],
    [5_400_000, '1 hour 30 minutes'],
    [86_399_999, '23 hours 59 minutes'],
    [86_400_000, '1 day'],
    [97_200_000, '1 day 3 hours'],
    [13 * 86_400_000 + 3_600_000, '13 days 1 hour'],
    [14 * 86_400_000 + 3_600_000, '14 days'],
  ])('of %d ms is "%s"', (ms, text) => {
    expect(formatDuration(ms)).toBe(text);
  });

  it.each([
    ['2024-04-01T23:59:59.999Z', '2024-04-02T00:00:00Z', 1],
    ['2024-04-02T00:00:00Z', '2024-04-02T23:59:59.999Z', 0],
    ['2024-02-28T12:00:00Z', '2024-03-01T12:00:00Z', 2],
    ['2023-12-31T12:00:00Z', '2024-01-01T00:00:00Z', 1],
    ['2024-04-03T00:00:00Z', '2024-04-02T18:00:00Z', -1],
  ])('from %s to %s is %d calendar days', (from, to, days) => {
    expect(calendarDays(Date.parse(from), Date.parse(to))).toBe(days);
  });
});

describe('a zone', () => {
  it.each([
    ['Europe/Berlin', 'Europe/Berlin'],
    ['europe/berlin', 'Europe/Berlin'],
    [' Berlin ', 'Europe/Berlin'],
    ['los angeles', 'America/Los_Angeles'],
    ['america/los_angeles', 'America/Los_Angeles'],
    ['Asia/Kolkata', 'Asia/Kolkata'],
  ])('is known from "%s" as %s', (typed, zone) => {
    expect(findZone(typed)).toBe(zone);
  });

  it.each(['Mars/Olympus', 'nowhere', '', '+05:30x', '/'])('is not known from "%s"', (typed) => {
    expect(findZone(typed)).toBeNull();
  });
});
