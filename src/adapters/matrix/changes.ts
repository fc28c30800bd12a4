import type { Timers } from '../../ports/timers.ts';

/** Lets those who wait know that something changed that they may have waited for. */
export class Changes {
  readonly #timers: Timers;
  readonly #wakers = new Set<() => void>();
  /** Counts the changes, so that one that comes while something is looked at is not missed. */
  count = 0;

  constructor(timers: Timers) {
    this.#timers = timers;
  }

  happened(): void {
    this.count += 1;
    for (const wake of this.#wakers) wake();
  }

  /** Resolves with the next change, or after some time. @param waitMs `Infinity` for a change alone. */
  async next(waitMs: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const done = () => {
        cancel();
        this.#wakers.delete(done);
        resolve();
      };
      const cancel = waitMs === Infinity ? () => {} : this.#timers.after(Math.max(1, waitMs), done);
      this.#wakers.add(done);
    });
  }
}
