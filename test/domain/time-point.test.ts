import { describe, expect, it } from 'vitest';
import { earliest, endOf, latest, parseInstant, parseTimePoint, startOf } from '../../src/domain/program/time-point.ts';

describe('a point of time as it is written in program data', () => {
  it.each([
    ['2024-04-02T18:00Z', { kind: 'instant', at: 1_712_080_800_000 }],
    ['2024-04-02T18:00:30Z', { kind: 'instant', at: 1_712_080_830_000 }],
    ['2024-04-21', { kind: 'day', day: '2024-04-21' }],
    ['2024-02-29', { kind: 'day', day: '2024-02-29' }],
    ['2000-02-29', { kind: 'day', day: '2000-02-29' }],
    ['2024-12-31', { kind: 'day', day: '2024-12-31' }],
    ['2024-05', { kind: 'month', month: '2024-05' }],
  ])('is read from %s', (text, point) => {
    expect(parseTimePoint(text)).toEqual(point);
  });

  it.each([
    ['a day that the calendar does not have', '2024-02-30'],
    ['a leap day of a common year', '2023-02-29'],
    ['a leap day of 1900', '1900-02-29'],
    ['the 31st of a month of 30 days', '2024-04-31'],
    ['day 0', '2024-04-00'],
    ['month 13', '2024-13'],
    ['month 0', '2024-00-10'],
    ['an hour that no day has', '2024-04-02T25:00Z'],
    ['a minute that no hour has', '2024-04-02T18:60Z'],
    ['an instant without its zone', '2024-04-02T18:00'],
    ['an instant in another zone', '2024-04-02T18:00+02:00'],
    ['an hour of a month', '2024-04T18:00Z'],
    ['a day in another order', '02.04.2024'],
    ['a year alone', '2024'],
    ['a blank behind it', '2024-04-02 '],
    ['nothing', ''],
  ])('is not read from %s', (_, text) => {
    expect(parseTimePoint(text)).toBeNull();
  });
});

describe('an instant as it is written in files and options', () => {
  it.each([
    ['2024-04-02T18:00Z', '2024-04-02T18:00:00.000Z'],
    ['2024-04-02T18:00:30Z', '2024-04-02T18:00:30.000Z'],
    ['2024-04-02T18:00:30.250Z', '2024-04-02T18:00:30.250Z'],
    ['2024-04-02T23:30+05:30', '2024-04-02T18:00:00.000Z'],
  ])('is read from %s', (text, instant) => {
    expect(new Date(parseInstant(text) ?? 0).toISOString()).toBe(instant);
  });

  it.each([
    ['one without its zone', '2024-04-02T18:00'],
    ['one as people write it', '2024-04-02 18:00'],
    ['a day', '2024-04-02'],
    ['a day that the calendar does not have', '2024-02-30T10:00Z'],
    ['month 99', '2024-99-99T10:00Z'],
    ['hour 24', '2024-04-02T24:00Z'],
    ['nothing', ''],
  ])('is not read from %s', (_, text) => {
    expect(parseInstant(text)).toBeNull();
  });
});

describe('the ends of a point', () => {
  it.each([
    ['2024-04-02T18:00Z', '2024-04-02T18:00:00.000Z', '2024-04-02T18:00:00.000Z'],
    ['2024-04-21', '2024-04-21T00:00:00.000Z', '2024-04-22T00:00:00.000Z'],
    ['2024-02-29', '2024-02-29T00:00:00.000Z', '2024-03-01T00:00:00.000Z'],
    ['2024-12-31', '2024-12-31T00:00:00.000Z', '2025-01-01T00:00:00.000Z'],
    ['2024-02', '2024-02-01T00:00:00.000Z', '2024-03-01T00:00:00.000Z'],
    ['2024-12', '2024-12-01T00:00:00.000Z', '2025-01-01T00:00:00.000Z'],
  ])('of %s are %s and %s', (text, first, past) => {
    const point = parseTimePoint(text);

    expect(point && new Date(earliest(point)).toISOString()).toBe(first);
    expect(point && new Date(latest(point)).toISOString()).toBe(past);
  });
});

describe('a key date', () => {
  const from = { kind: 'day', day: '2024-03-18' } as const;
  const to = { kind: 'instant', at: 1_712_080_800_000 } as const;

  it('that is a range starts and ends with its two points', () => {
    const range = { kind: 'range', from, to } as const;

    expect(startOf(range)).toBe(from);
    expect(endOf(range)).toBe(to);
  });

  it('that is a single point starts and ends with it', () => {
    expect(startOf(from)).toBe(from);
    expect(endOf(from)).toBe(from);
  });
});
