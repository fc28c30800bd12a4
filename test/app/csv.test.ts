import { describe, expect, it } from 'vitest';
import { csv } from '../../src/app/csv.ts';

describe('a CSV file', () => {
  it.each([
    ['plain words', 'plain words'],
    ['a, b', '"a, b"'],
    ['say "hi"', '"say ""hi"""'],
    ['two\r\nlines', '"two\r\nlines"'],
    ['two\nlines', '"two\nlines"'],
    ['\n=1+1', '"\'\n=1+1"'],
    ['=1+1', "'=1+1"],
    ['+49 30', "'+49 30"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['  =1+1', "'  =1+1"],
    ['\t=1+1', "'\t=1+1"],
    ['＝1+1', "'＝1+1"],
    [-1, '-1'],
    [true, 'true'],
    [null, ''],
  ])('has %j as %j, which no spreadsheet takes for a formula', (value, cell) => {
    expect(csv(['word'], [{ word: value }])).toBe(`word\r\n${cell}\r\n`);
  });
});
