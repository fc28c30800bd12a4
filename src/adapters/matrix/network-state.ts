import type { Reason } from '../../domain/language/reasons.ts';
import { isAway, type NetworkStatus } from '../../ports/chat-network.ts';
import type { MatrixDeps } from './deps.ts';

/** How a network is doing, and since when. */
export class NetworkState {
  readonly #name: string;
  readonly #deps: Pick<MatrixDeps, 'clock' | 'log'>;
  readonly #onTurn: () => void;
  state: NetworkStatus['state'] = 'connecting';
  since: number;
  /** Why it is not connected; null if it is. */
  problem: Reason | null = null;

  /** @param onTurn called whenever the state is set, to the same one too. */
  constructor(name: string, deps: Pick<MatrixDeps, 'clock' | 'log'>, onTurn: () => void) {
    this.#name = name;
    this.#deps = deps;
    this.#onTurn = onTurn;
    this.since = deps.clock.now();
  }

  get isOnline(): boolean {
    return this.state === 'connected';
  }

  turn(state: NetworkStatus['state'], problem: Reason | null): void {
    // A try to connect is no end of being away: `health` counts how long the bot has been of no use to anybody.
    if (isAway(state) !== isAway(this.state) || state === 'stopped') this.since = this.#deps.clock.now();
    if (state !== this.state) {
      this.#deps.log.info({ network: this.#name, state, problem }, 'network state');
    }
    this.state = state;
    this.problem = problem;
    this.#onTurn();
  }
}
