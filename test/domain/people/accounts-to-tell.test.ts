import { describe, expect, it } from 'vitest';
import { accountsToTell } from '../../../src/domain/people/accounts-to-tell.ts';
import type { Notify, Person } from '../../../src/domain/people/person-id.ts';

const irc = { network: 'oftc', account: 'maria' };
const libera = { network: 'libera', account: 'maria' };
const matrix = { network: 'matrix', account: '@maria:example.org' };
const person = (notify: Notify): Person => ({ id: 'oftc/maria', accounts: [irc, libera, matrix], notify });

describe('a person is told things', () => {
  it.each([
    ['last', null, irc, [irc, libera, matrix]],
    ['last', matrix, irc, [matrix, irc, libera]],
    ['last', null, libera, [libera, irc, matrix]],
    ['irc', matrix, matrix, [irc, libera, matrix]],
    ['irc', libera, irc, [libera, irc, matrix]],
    ['matrix', irc, irc, [matrix, irc, libera]],
    ['both', libera, irc, [libera, irc, matrix]],
  ] as const)(
    'who wants it at "%s", seen last at %j, written to at %j: in the order %j',
    (notify, last, asked, order) => {
      expect(accountsToTell(person(notify), last, asked)).toEqual(order);
    },
  );

  it('at the only account they have, whatever they said', () => {
    expect(accountsToTell({ id: 'oftc/maria', accounts: [irc], notify: 'matrix' }, null, irc)).toEqual([irc]);
  });
});
