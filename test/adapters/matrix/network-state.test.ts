import { expect, test } from 'vitest';
import { NetworkState } from '../../../src/adapters/matrix/network-state.ts';
import { fixedClock, recordingLog } from '../../support/fakes.ts';

test('a network is away since it was lost, not since the last try to come back', () => {
  const clock = fixedClock('2030-03-18T10:00:00Z');
  const state = new NetworkState('matrix', { clock, log: recordingLog() }, () => {});
  const turnAt = (instant: string, to: 'connecting' | 'connected' | 'waiting') => {
    clock.set(instant);
    state.turn(to, null);
    return new Date(state.since).toISOString();
  };

  expect(turnAt('2030-03-18T10:00:05Z', 'connected')).toBe('2030-03-18T10:00:05.000Z');
  expect(turnAt('2030-03-18T11:00:00Z', 'waiting')).toBe('2030-03-18T11:00:00.000Z');
  expect(turnAt('2030-03-18T11:05:00Z', 'connecting')).toBe('2030-03-18T11:00:00.000Z');
  expect(turnAt('2030-03-18T11:05:30Z', 'waiting')).toBe('2030-03-18T11:00:00.000Z');
  expect(turnAt('2030-03-18T11:20:00Z', 'connected')).toBe('2030-03-18T11:20:00.000Z');
});
