import { expect, test } from 'vitest';
import type { Connection } from '../../../src/adapters/irc/connection.ts';
import { Liveness } from '../../../src/adapters/irc/liveness.ts';
import { DEFAULT_PATIENCE } from '../../../src/adapters/irc/settings.ts';
import { manualTime } from './manual-time.ts';

const SECOND = 1_000;

/** What ships, watching a connection that takes lines and says nothing by itself. */
function watched() {
  const time = manualTime();
  const begin = time.clock.now();
  const written: string[] = [];
  const aborted: { readonly reason: string; readonly afterMs: number }[] = [];
  // True: of a connection these two are all that is used.
  const connection = {
    write: (line: string) => written.push(line),
    abort: (reason: string) => aborted.push({ reason, afterMs: time.clock.now() - begin }),
  } as unknown as Connection;
  const liveness = new Liveness(time.clock, time.timers, DEFAULT_PATIENCE);
  liveness.watch(connection, () => liveness.ping(connection));
  return { ...time, liveness, written, aborted };
}

test('a server that has gone silent is given up after 85 seconds and not before', () => {
  const { pass, written, aborted } = watched();

  pass(85 * SECOND - 1);
  const before = [...aborted];
  pass(1);

  expect(written).toEqual(['PING gsocbot-1']);
  expect(before).toEqual([]);
  expect(aborted).toEqual([{ reason: 'server-silent', afterMs: 85 * SECOND }]);
});

test('a server that answers each PING, however late within its time, is kept for ever', () => {
  const { pass, liveness, written, aborted } = watched();

  for (let round = 1; round <= 500; round += 1) {
    while (written.length < round) pass(SECOND);
    pass(54 * SECOND);
    liveness.ponged(['server', `gsocbot-${round}`]);
  }

  expect(aborted).toEqual([]);
  expect(liveness.lagMs).toBe(54 * SECOND);
});

test('the silence counts from the oldest PING that was not answered, not from the last', () => {
  const { pass, liveness, written, aborted } = watched();

  pass(30 * SECOND);
  liveness.ponged(['server', 'gsocbot-1']);
  pass(30 * SECOND);
  liveness.ponged(['server', 'gsocbot-1']);
  liveness.ponged(['server', 'somebody-elses']);
  pass(60 * SECOND);

  expect(written).toEqual(['PING gsocbot-1', 'PING gsocbot-2']);
  expect(aborted).toEqual([{ reason: 'server-silent', afterMs: 115 * SECOND }]);
});

test('nothing is given up after the watch is over', () => {
  const { pass, liveness, aborted } = watched();

  pass(40 * SECOND);
  liveness.stop();
  pass(500 * SECOND);

  expect(aborted).toEqual([]);
});
