/** Says that time has passed, about once a minute, and nothing else. */
export interface Ticker {
  /** Calls `onTick` from now on; never a second time while the first call is not done. `onTick` must not reject. */
  start(onTick: () => Promise<void>): void;
  /** No more calls; one under way is not waited for. */
  stop(): void;
}
