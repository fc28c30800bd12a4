import { afterAll, afterEach, beforeAll, vi } from 'vitest';
import { isSkipped } from '../../servers/irc/server-kind.ts';
import { whyUnavailable } from '../../servers/matrix/installed.ts';
import { makeSynapse, type Synapse } from '../../servers/matrix/synapse.ts';
import type { SynapseOptions } from '../../servers/matrix/synapse-config.ts';
import { createStage, type Stage } from './stage.ts';

/** A homeserver for the tests of one file, and a stage for each of them. */
export interface Homeserver extends Stage {
  readonly isMissing: boolean;
  readonly synapse: () => Synapse;
}

/** To be called once at the top of a test file. */
export function useHomeserver(options: Partial<SynapseOptions> = {}): Homeserver {
  // A homeserver takes its time where many of them run at once.
  vi.setConfig({ testTimeout: 90_000, hookTimeout: 30_000 });
  const isMissing = isSkipped('Synapse', whyUnavailable());
  let running: Synapse | null = null;
  const synapse = () => {
    if (running === null) throw new Error('Synapse does not run');
    return running;
  };
  const stage = createStage(() => synapse().url);
  beforeAll(async () => {
    if (isMissing) return;
    running = await makeSynapse(options);
    await running.start();
  }, 90_000);
  afterEach(() => stage.clear());
  afterAll(async () => {
    await running?.remove();
  });
  return { ...stage, isMissing, synapse };
}
