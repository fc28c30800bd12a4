import type { Timers } from '../../ports/timers.ts';

/** Calls back at the earliest of the instants that it was asked for, and only then; times are UTC milliseconds. */
export class Alarm {
  readonly #timers: Timers;
  readonly #callback: () => void;
  #set: { readonly at: number; readonly cancel: () => void } | null = null;

  constructor(timers: Timers, callback: () => void) {
    this.#timers = timers;
    this.#callback = callback;
  }

  /** An alarm that is set for an earlier instant stays: it costs less to ring once too often than to be set again and again. */
  ringBy(at: number, now: number): void {
    if (this.#set !== null && this.#set.at <= at) return;
    this.cancel();
    if (at === Infinity) return;
    const cancel = this.#timers.after(Math.max(1, at - now), () => {
      this.#set = null;
      this.#callback();
    });
    this.#set = { at, cancel };
  }

  cancel(): void {
    this.#set?.cancel();
    this.#set = null;
  }
}
