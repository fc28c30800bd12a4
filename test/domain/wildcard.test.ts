import { describe, expect, it } from 'vitest';
import { matchesWildcard } from '../../src/domain/limits/wildcard.ts';

describe('a pattern', () => {
  it.each([
    ['anna', 'anna', true],
    ['Anna', 'anna', true],
    ['anna', 'ann', false],
    ['maria[m]', '*[m]', true],
    ['[m]', '*[m]', true],
    ['maria[m]x', '*[m]', false],
    ['@oftc_anna:example.org', '@oftc_*:example.org', true],
    ['@oftc_:example.org', '@oftc_*:example.org', true],
    ['@oftc_anna:example.org.evil', '@oftc_*:example.org', false],
    ['aba', 'ab*ba', false],
    ['abba', 'ab*ba', true],
    ['a-b-c', 'a*b*c', true],
    ['acb', 'a*b*c', false],
    ['anything', '*', true],
    ['a+b', 'a.b', false],
    ['\u212Aelvin', 'kelvin', false],
  ])('"%s" matches "%s": %s', (text, pattern, does) => {
    expect(matchesWildcard(text, [pattern])).toBe(does);
  });

  it('takes no time on a long text that nearly matches', () => {
    expect(matchesWildcard('a'.repeat(100_000), [`${'*a'.repeat(50)}*b`])).toBe(false);
  });
});
