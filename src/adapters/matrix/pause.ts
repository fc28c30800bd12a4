import type { Timers } from '../../ports/timers.ts';

/** A wait that can be cut short. */
export class Pause {
  readonly #timers: Timers;
  #wake = () => {};

  constructor(timers: Timers) {
    this.#timers = timers;
  }

  async take(ms: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const cancel = this.#timers.after(Math.max(1, ms), resolve);
      this.#wake = () => {
        cancel();
        resolve();
      };
    });
  }

  end(): void {
    this.#wake();
  }
}
