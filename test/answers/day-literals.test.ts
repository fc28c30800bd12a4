import { describe, expect, it } from 'vitest';
import { findDayLiterals, findRelativeDays } from '../../src/answers/recognise/day-literals.ts';
import { findOrdinal } from '../../src/answers/recognise/ordinals.ts';

describe('the days that a text names', () => {
  it.each([
    ['is it april 21?', [{ month: 4, day: 21, year: null }]],
    ['on april 21st', [{ month: 4, day: 21, year: null }]],
    ['on april the 3rd', [{ month: 4, day: 3, year: null }]],
    ['on 21 april', [{ month: 4, day: 21, year: null }]],
    ['on the 21st of april', [{ month: 4, day: 21, year: null }]],
    ['april 2, 2030', [{ month: 4, day: 2, year: 2030 }]],
    ['2030-04-02', [{ month: 4, day: 2, year: 2030 }]],
    ['september 1', [{ month: 9, day: 1, year: null }]],
    ['dec 31', [{ month: 12, day: 31, year: null }]],
    ['in april', []],
    ['at 18:00', []],
    ['21', []],
  ])('in "%s" are %j', (text, days) => {
    expect(findDayLiterals(text)).toEqual(days);
  });
});

describe('the days that words name', () => {
  const relativeDays = { '0': ['today', 'tonight'], '1': ['tomorrow'], '-1': ['yesterday'] };

  it.each([
    ['today', '2030-04-02T00:00:00.000Z', { year: 2030, month: 4, day: 2 }],
    ['tonight', '2030-04-02T23:59:59.999Z', { year: 2030, month: 4, day: 2 }],
    ['tomorrow', '2030-12-31T12:00:00.000Z', { year: 2031, month: 1, day: 1 }],
    ['tomorrow', '2028-02-28T12:00:00.000Z', { year: 2028, month: 2, day: 29 }],
    ['yesterday', '2030-01-01T00:00:00.000Z', { year: 2029, month: 12, day: 31 }],
  ])('"%s" at %s is %j', (word, now, day) => {
    expect(findRelativeDays(['is', word], relativeDays, Date.parse(now))).toEqual([day]);
  });

  it('are none where no such word stands', () => {
    expect(findRelativeDays(['todays', 'list'], relativeDays, 0)).toEqual([]);
  });
});

describe('the place in a list that words point to', () => {
  const ordinals = { '1': ['first', '1st', '1'], '2': ['second', '2nd', '2', 'two'], '-1': ['last'] };

  it.each([
    ['the second one', 2],
    ['and the second', 2],
    ['first idea please', 1],
    ['idea 2', 2],
    ['number 1', 1],
    ['no 2', 2],
    ['the last one', -1],
    ['last one', -1],
  ])('is in "%s" %d', (text, place) => {
    expect(findOrdinal(text.split(' '), ordinals)).toBe(place);
  });

  it.each(['the first step', '2 weeks', 'in 1 day', 'the last day of it', 'two people on it', 'at first'])(
    'is none in "%s"',
    (text) => {
      expect(findOrdinal(text.split(' '), ordinals)).toBeNull();
    },
  );
});
