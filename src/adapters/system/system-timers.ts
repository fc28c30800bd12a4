import type { Timers } from '../../ports/timers.ts';

/** The longest wait that `setTimeout` keeps (it counts in 32 bits); a longer one would end at once. */
const MAX_MS = 2 ** 31 - 1;

/** The timers of the runtime. */
export const systemTimers: Timers = {
  after: (ms, callback) => {
    const timer = setTimeout(callback, Math.min(ms, MAX_MS));
    return () => clearTimeout(timer);
  },
};
