import { describe, expect, it } from 'vitest';
import { foldPersonName } from '../../src/domain/people/fold-name.ts';
import { personKey } from '../../src/ports/sender.ts';

describe('the key of a person', () => {
  it.each([
    ['a nick in other capitals', { nick: 'Kim', account: null }, { nick: 'kiM', account: null }],
    ['an account in other capitals', { nick: 'a', account: 'Kim' }, { nick: 'a', account: 'kim' }],
    ['an account under another nick', { nick: 'a', account: 'kim' }, { nick: 'b', account: 'kim' }],
  ])('is the same for %s', (_, one, other) => {
    expect(personKey(one)).toBe(personKey(other));
  });

  it.each([
    ['the nick that is like an account', { nick: 'kim', account: null }, { nick: 'kim', account: 'kim' }],
    ['a nick with the Kelvin sign', { nick: '\u212Aim', account: null }, { nick: 'kim', account: null }],
    ['an account with the Kelvin sign', { nick: 'a', account: '\u212Aim' }, { nick: 'a', account: 'kim' }],
  ])('is another for %s', (_, one, other) => {
    expect(personKey(one)).not.toBe(personKey(other));
  });
});

describe('a name for comparing', () => {
  it('is folded from A to Z and left alone beyond', () => {
    expect(foldPersonName('AZaz[]09\u00C4\u212A')).toBe('azaz[]09\u00C4\u212A');
  });
});
