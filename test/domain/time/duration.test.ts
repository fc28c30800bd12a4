import { expect, it } from 'vitest';
import { parseDuration } from '../../../src/domain/time/duration.ts';

it.each([
  ['30m', 1_800_000],
  ['3h', 10_800_000],
  ['14d', 1_209_600_000],
  ['2w', 1_209_600_000],
  ['1d12h', 129_600_000],
  ['0', 0],
  ['', null],
  ['5', null],
  ['3 h', null],
  ['-3h', null],
  ['1234567m', null],
])('the duration %j is %s milliseconds', (text, ms) => {
  expect(parseDuration(text)).toBe(ms);
});
