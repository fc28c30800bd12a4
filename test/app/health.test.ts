import { describe, expect, test } from 'vitest';
import { flaws, healthProblem } from '../../src/app/health-command.ts';
import type { WrittenStatus } from '../../src/app/status-file.ts';
import type { NetworkStatus } from '../../src/ports/chat-network.ts';

const NOW = Date.parse('2030-03-18T10:00:00Z');
const MINUTE = 60_000;

function network(name: string, state: NetworkStatus['state'], minutesAgo: number): NetworkStatus {
  const problem = state === 'connected' ? null : 'error: connect ECONNREFUSED';
  const since = NOW - minutesAgo * MINUTE;
  return {
    name,
    state,
    since,
    nick: 'gsocbot',
    channels: [],
    lagMs: 3,
    queued: 0,
    expired: 0,
    lastHeardAt: null,
    problem,
    warnings: [],
  };
}

function written(secondsAgo: number, ...networks: readonly NetworkStatus[]): WrittenStatus {
  return { at: NOW - secondsAgo * 1_000, startedAt: NOW - 60 * MINUTE, pid: 1, networks };
}

describe('whether the bot is well', () => {
  test.each<[string, WrittenStatus | null, string | null]>([
    ['it is on its network', written(5, network('oftc', 'connected', 50)), null],
    ['one of two is up', written(5, network('oftc', 'waiting', 50), network('libera', 'connected', 1)), null],
    ['it lost its only network nine minutes ago', written(5, network('oftc', 'connecting', 9)), null],
    [
      'it lost it eleven minutes ago, though it tries just now',
      written(5, network('oftc', 'connecting', 11)),
      'on no network: oftc: connect ECONNREFUSED',
    ],
    [
      'it has said nothing for a minute and a second',
      written(61, network('oftc', 'connected', 50)),
      'the bot has written nothing for 61 s',
    ],
    [
      'its only network needs an org admin',
      written(5, network('matrix', 'stopped', 0)),
      'on no network: matrix: connect ECONNREFUSED',
    ],
    ['there is no bot', null, 'no running bot has written its status; is it started, with this configuration?'],
  ])('%s', (_what, status, problem) => {
    expect(healthProblem(status, NOW)).toBe(problem);
  });
});

test('of a bot that is well enough, what is not as it should be is told', () => {
  const oftc = {
    ...network('oftc', 'connected', 50),
    warnings: ['not-identified: sasl-refused: no', 'other-nick: gsocbot'] as const,
  };

  expect(flaws(written(5, oftc, network('matrix', 'stopped', 50)))).toEqual([
    'oftc: not-identified: sasl-refused: no',
    'oftc: other-nick: gsocbot',
    'matrix is not connected: connect ECONNREFUSED',
  ]);
});
