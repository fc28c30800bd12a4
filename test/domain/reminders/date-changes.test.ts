import { describe, expect, it } from 'vitest';
import type { When } from '../../../src/domain/program/key-date.ts';
import type { Program } from '../../../src/domain/program/program.ts';
import { mattersAt, reviseDates } from '../../../src/domain/reminders/date-changes.ts';
import { orchard } from '../../support/programs.ts';

const instant = (text: string): When => ({ kind: 'instant', at: Date.parse(text) });

function withResults(when: When): Program {
  return { ...orchard, keyDates: orchard.keyDates.map((date) => (date.id === 'results' ? { ...date, when } : date)) };
}
const without: Program = { ...orchard, keyDates: orchard.keyDates.filter((date) => date.id !== 'results') };

describe('what changed in a season’s dates', () => {
  it('is nothing at the first look, nor at a second one at the same dates', () => {
    const first = reviseDates(null, orchard);
    const second = reviseDates(first.known, structuredClone(orchard));

    expect([first.changes, second.changes]).toEqual([[], []]);
  });

  it('is a date that moved, was removed, or was added, each with a revision of its own', () => {
    const first = reviseDates(null, orchard);
    const moved = reviseDates(first.known, withResults(instant('2030-05-03T18:00Z')));
    const removed = reviseDates(moved.known, without);
    const back = reviseDates(removed.known, orchard);

    expect(
      [moved, removed, back].flatMap(({ changes }) => changes).map(({ kind, revision }) => [kind, revision]),
    ).toEqual([
      ['moved', 1],
      ['removed', 2],
      ['added', 3],
    ]);
    expect(reviseDates(removed.known, without).changes).toEqual([]);
  });

  it('matters as long as the old or the new date is to come', () => {
    const first = reviseDates(null, orchard);
    const [change] = reviseDates(first.known, withResults(instant('2030-05-03T18:00Z'))).changes;
    if (!change) throw new Error('nothing changed');

    expect(mattersAt(change, Date.parse('2030-05-03T17:59Z'))).toBe(true);
    expect(mattersAt(change, Date.parse('2030-05-03T18:00Z'))).toBe(false);
  });
});
