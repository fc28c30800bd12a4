import type { Clock } from '../../ports/clock.ts';
import type { ExchangeStore } from '../../ports/exchange-store.ts';
import type { Log } from '../../ports/log.ts';
import type { Random } from '../../ports/random.ts';
import type { Timers } from '../../ports/timers.ts';

/** What a Matrix network is made with. */
export interface MatrixDeps {
  readonly clock: Clock;
  readonly random: Random;
  readonly timers: Timers;
  readonly log: Log;
  readonly exchanges: ExchangeStore;
}
