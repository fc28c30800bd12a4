import { createLazyLog } from './lazy-log.ts';
import { loadSettings } from './load-settings.ts';
import type { StartOptions } from './options.ts';
import { startBot } from './start.ts';

/** Runs until the person leaves or a signal comes. @returns the exit code. */
export async function start(options: StartOptions): Promise<number> {
  const fromFile = await loadSettings(options.config ?? null);
  const { simulatedStart: _, ...withoutStart } = fromFile;
  const settings = {
    ...(options.now === 'real' ? withoutStart : fromFile),
    ...(options.now !== undefined && options.now !== 'real' ? { simulatedStart: options.now } : {}),
    ...(options.program ? { programs: options.program } : {}),
  };
  const running = await startBot(settings, { input: process.stdin, output: process.stdout }, createLazyLog('warn'));
  const stopped = await Promise.race([running.ended.then(() => 0), signalReceived()]);
  await running.stop();
  return stopped;
}

/** Resolves with the exit code when the first signal comes; a second one ends the process at once. */
function signalReceived(): Promise<number> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        process.once(signal, () => process.exit(EXIT_CODES[signal]));
        resolve(0);
      });
    }
  });
}

/** 128 plus the number of the signal, as shells report it. */
const EXIT_CODES = { SIGINT: 130, SIGTERM: 143 } as const;
