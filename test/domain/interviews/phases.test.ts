import { describe, expect, it } from 'vitest';
import { type ClockEvent, clockAt, DEFAULT_PHASES as PLAN, warningOf } from '../../../src/domain/interviews/phases.ts';
import { at, MINUTE } from '../../support/interviews.ts';

const START = at('2030-03-20T14:00:00Z');
const minute = (minutes: number) => START + minutes * MINUTE;
const start: ClockEvent = { kind: 'start', at: START };

/** "exercise 25 running" for a phase with minutes left. */
function stands(events: readonly ClockEvent[], minutes: number): string {
  const state = clockAt(PLAN, events, minute(minutes));
  return state.kind === 'running' || state.kind === 'paused'
    ? `${PLAN[state.at]?.name} ${state.leftMs / MINUTE} ${state.kind}`
    : state.kind;
}

describe('the clock of an interview', () => {
  it.each([
    ['has not begun', [], 3, 'waiting'],
    ['begins with the welcome', [start], 0, 'welcome 5 running'],
    ['goes on to the exercise by itself', [start], 5, 'exercise 30 running'],
    ['runs', [start], 10, 'exercise 25 running'],
    ['passes several phases while nobody looks', [start], 57, 'questions 8 running'],
    ['ends', [start], 65, 'over'],
    ['goes on early', [start, { kind: 'skip', at: minute(2) }], 3, 'exercise 29 running'],
    ['is over when the last phase is skipped', [start, { kind: 'skip', at: minute(56) }], 56, 'over'],
    ['gives more time', [start, { kind: 'extend', at: minute(10), byMs: 5 * MINUTE }], 10, 'exercise 30 running'],
    ['stands still', [start, { kind: 'pause', at: minute(10) }], 300, 'exercise 25 paused'],
    [
      'goes on where it stood',
      [start, { kind: 'pause', at: minute(10) }, { kind: 'resume', at: minute(100) }],
      105,
      'exercise 20 running',
    ],
    [
      'takes more time while it stands',
      [start, { kind: 'pause', at: minute(10) }, { kind: 'extend', at: minute(20), byMs: 5 * MINUTE }],
      30,
      'exercise 30 paused',
    ],
    ['is not resumed twice', [start, { kind: 'resume', at: minute(10) }], 10, 'exercise 25 running'],
    ['is not begun twice', [start, { ...start, at: minute(10) }], 10, 'exercise 25 running'],
  ] as const)('%s', (_, events, minutes, expected) => {
    expect(stands(events, minutes)).toBe(expected);
  });

  it.each([
    ['nothing with 11 minutes left', 24, null],
    ['ten with ten', 25, 10],
    ['ten with six', 29, 10],
    ['five with five', 30, 5],
    ['nothing in the next phase', 36, null],
    ['five in a phase of ten, without the ten', 60, 5],
    ['nothing in a phase of five', 1, null],
  ])('warns of %s', (_, minutes, expected) => {
    expect(warningOf(PLAN, clockAt(PLAN, [start], minute(minutes)))).toBe(expected);
  });
});
