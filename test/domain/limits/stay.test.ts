import { describe, expect, it } from 'vitest';
import {
  absenceReason,
  absent,
  isGone,
  joined,
  neverTried,
  type Patience,
  pardoned,
  type Stay,
} from '../../../src/domain/limits/stay.ts';

type Absence = 'full' | 'unknown';
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const NOW = Date.parse('2030-03-18T12:00Z');
const PATIENCE: Patience<Absence> = {
  kickPauseMs: MINUTE,
  afterMs: (absence, tries) => (absence === 'full' ? tries * MINUTE : null),
};

const kicked = (stay: Stay<Absence>, now: number) => absent(stay, 'kicked', 'by root', now, PATIENCE);
const there = (now: number) => joined(neverTried<Absence>(), now);

describe('who was kicked', () => {
  it('comes back once after a pause, and after a second kick only when an admin says so', () => {
    const once = kicked(there(NOW), NOW + 1);
    const twice = kicked(joined(once, NOW + MINUTE), NOW + 2 * MINUTE);

    expect([once.notBefore, isGone(once)]).toEqual([NOW + 1 + MINUTE, false]);
    expect([twice.notBefore, isGone(twice)]).toEqual([Infinity, true]);
    expect(pardoned(twice)).toMatchObject({ kicks: 0, notBefore: 0, isJoined: false });
  });

  it('was not kicked a second time if a day lies between', () => {
    const once = kicked(there(NOW), NOW + 1);

    expect(isGone(kicked(joined(once, NOW), NOW + DAY))).toBe(true);
    expect(isGone(kicked(joined(once, NOW), NOW + DAY + 1))).toBe(false);
  });
});

describe('who may not come in', () => {
  it('waits longer each time for the same reason, and anew for another', () => {
    const first = absent(neverTried<Absence>(), 'full', '', NOW, PATIENCE);
    const second = absent(first, 'full', '', NOW, PATIENCE);
    const other = absent(second, 'unknown', '', NOW, PATIENCE);

    expect([first.notBefore, second.notBefore, other.notBefore]).toEqual([NOW + MINUTE, NOW + 2 * MINUTE, Infinity]);
    expect(absent(other, 'full', '', NOW, PATIENCE).tries).toBe(1);
  });

  it('is told why, no longer than it can be read', () => {
    const codes = { kicked: 'kicked', full: 'full', unknown: 'unknown-room' } as const;

    expect(absenceReason(absent(neverTried(), 'full', '', NOW, PATIENCE), codes)).toBe('full');
    expect(absenceReason(absent(neverTried(), 'full', 'x'.repeat(999), NOW, PATIENCE), codes)).toBe(
      `full: ${'x'.repeat(200)}`,
    );
    expect(absenceReason(neverTried<Absence>(), codes)).toBeNull();
  });
});

describe('who is there', () => {
  it('has been since they came, whatever was before', () => {
    const stay = joined(absent(there(NOW), 'full', 'no', NOW, PATIENCE), NOW + 5);

    expect(stay).toEqual({ ...neverTried(), isJoined: true, joinedAt: NOW + 5 });
    expect(joined(stay, NOW + 9).joinedAt).toBe(NOW + 5);
  });
});
