import { backOffMs } from './back-off.ts';
import type { MatrixDeps } from './deps.ts';
import { isTransient } from './request-error.ts';
import type { MatrixPatience } from './settings.ts';

const MAX_TRIES = 6;

/** Events come once, so they are followed even if the homeserver is not well at the moment. @throws what the last try threw */
export async function persist(work: () => Promise<void>, deps: MatrixDeps, patience: MatrixPatience): Promise<void> {
  for (let failures = 1; ; failures += 1) {
    try {
      return await work();
    } catch (error) {
      if (failures === MAX_TRIES || !isTransient(error)) throw error;
      const waitMs = backOffMs(failures, deps.random.fraction(), patience);
      await new Promise<void>((resolve) => {
        deps.timers.after(Math.max(1, waitMs), resolve);
      });
    }
  }
}
