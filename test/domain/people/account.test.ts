import { describe, expect, it } from 'vitest';
import { parseAccount } from '../../../src/domain/people/account.ts';

describe('an account as people write it', () => {
  it.each([
    ['oftc/anna', { network: 'oftc', account: 'anna' }],
    ['matrix/@anna:example.org', { network: 'matrix', account: '@anna:example.org' }],
    ['matrix/@team/anna:example.org', { network: 'matrix', account: '@team/anna:example.org' }],
  ])('is read whole from %s', (text, account) => {
    expect(parseAccount(text)).toEqual(account);
  });

  it.each(['anna', '/anna', 'oftc/', 'oftc/anna lee', ''])('is not read from "%s"', (text) => {
    expect(parseAccount(text)).toBeNull();
  });
});
