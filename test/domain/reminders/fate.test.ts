import { describe, expect, it } from 'vitest';
import { fateOf } from '../../../src/domain/reminders/fate.ts';

const DUE = Date.parse('2024-04-02T15:00Z');
const MINUTE_MS = 60_000;

describe('a message whose time has come', () => {
  it.each([
    ['at its time', 0, { kind: 'say', isLate: false }],
    ['five minutes later', 5, { kind: 'say', isLate: false }],
    ['more than five minutes later', 6, { kind: 'say', isLate: true }],
    ['a minute before it is stale', 179, { kind: 'say', isLate: true }],
    ['when it is stale', 180, { kind: 'missed' }],
  ] as const)('is treated rightly %s', (_, minutes, fate) => {
    const message = { dueAt: DUE, staleAt: DUE + 180 * MINUTE_MS, newestDueAt: DUE };

    expect(fateOf(message, DUE + minutes * MINUTE_MS)).toEqual(fate);
  });

  it('is superseded by a newer one of its series', () => {
    expect(fateOf({ dueAt: DUE, staleAt: null, newestDueAt: DUE + 1 }, DUE + MINUTE_MS)).toEqual({
      kind: 'superseded',
    });
  });

  it('keeps for good if it never gets stale', () => {
    expect(fateOf({ dueAt: DUE, staleAt: null, newestDueAt: DUE }, DUE * 2)).toEqual({ kind: 'say', isLate: true });
  });
});
