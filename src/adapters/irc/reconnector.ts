import type { Reason } from '../../domain/language/reasons.ts';
import { isAway, type NetworkStatus } from '../../ports/chat-network.ts';
import { backOffMs } from './back-off.ts';
import type { ClosingCause } from './closing-cause.ts';
import { Connection } from './connection.ts';
import type { IrcDeps } from './deps.ts';
import type { Presence } from './presence.ts';
import type { IrcSettings } from './settings.ts';

type State = NetworkStatus['state'];

/** Connects, and connects again for as long as it is not stopped, however long a network is away. */
export class Reconnector {
  readonly #settings: IrcSettings;
  readonly #deps: IrcDeps;
  readonly #presence: Presence;
  #connection: Connection | null = null;
  #state: State = 'waiting';
  #since: number;
  #problem: Reason | null = null;
  /** Connections in a row that did not last. */
  #failures = 0;
  #readyAt: number | null = null;
  #cancel: () => void = () => {};
  #stopped: (() => void) | null = null;

  constructor(settings: IrcSettings, deps: IrcDeps, presence: Presence) {
    this.#settings = settings;
    this.#deps = deps;
    this.#presence = presence;
    this.#since = deps.clock.now();
  }

  start(): void {
    this.#connect();
  }

  status(): Pick<NetworkStatus, 'state' | 'since' | 'problem'> {
    return { state: this.#state, since: this.#since, problem: this.#problem };
  }

  stop(limitMs: number): Promise<void> {
    this.#cancel();
    const connection = this.#connection;
    this.#enter('stopped', 'stopped');
    this.#presence.speaker.stop();
    if (connection === null) return Promise.resolve();
    return new Promise((resolve) => {
      const cancel = this.#deps.timers.after(limitMs, () => connection.abort('server-held-on', 'stopped'));
      this.#stopped = () => {
        cancel();
        resolve();
      };
      connection.quit('bye');
    });
  }

  #connect(): void {
    const { log, timers } = this.#deps;
    const { name, host, port } = this.#settings;
    this.#enter('connecting', this.#problem ?? 'connecting');
    log.info({ network: name, host, port }, 'connecting');
    const connection = new Connection(this.#settings, timers, {
      onReady: () => {
        this.#readyAt = this.#deps.clock.now();
        this.#enter('connected', null);
        this.#logConnected(connection);
        this.#presence.open(connection);
      },
      onLine: (line) => this.#presence.onLine(line, connection),
      onEnd: (cause, reason) => this.#ended(cause, reason),
      onFault: (error, command) => log.error({ err: error, network: name, command }, 'line could not be handled'),
    });
    this.#connection = connection;
    connection.connect();
  }

  /** With all that the server told of itself: what a network offers today decides how the bot proves who speaks. */
  #logConnected({ own, caps, software, support, saslProblem }: Connection): void {
    const { name } = this.#settings;
    const { nick, isIdentified } = own;
    this.#deps.log.info({ network: name, nick, isIdentified, saslProblem, software, caps, support }, 'connected');
  }

  #ended(cause: ClosingCause, reason: Reason): void {
    this.#connection = null;
    this.#presence.close(cause === 'stopped');
    if (this.#state === 'stopped') {
      this.#stopped?.();
      return;
    }
    const { clock, random, timers, log } = this.#deps;
    const { name, patience } = this.#settings;
    const hasLasted = this.#readyAt !== null && clock.now() - this.#readyAt >= patience.stableAfterMs;
    this.#readyAt = null;
    this.#failures = hasLasted ? 1 : this.#failures + 1;
    const againInMs = backOffMs(cause, this.#failures, random.fraction(), patience);
    this.#enter('waiting', reason);
    log.warn({ network: name, cause, reason, againInMs }, 'not connected');
    this.#cancel = timers.after(againInMs, () => this.#connect());
  }

  #enter(state: State, problem: Reason | null): void {
    // A try to connect is no end of being away.
    if (isAway(state) !== isAway(this.#state) || state === 'stopped') this.#since = this.#deps.clock.now();
    this.#state = state;
    this.#problem = problem;
  }
}
