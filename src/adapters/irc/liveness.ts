import type { Clock } from '../../ports/clock.ts';
import type { Timers } from '../../ports/timers.ts';
import type { Connection } from './connection.ts';
import { formatLine } from './format-line.ts';
import type { IrcPatience } from './settings.ts';

/**
 * Notices when a connection is dead although nothing says so: every PING must come back in time.
 *
 * TCP itself takes a quarter of an hour to notice a cable that was pulled. What the server says meanwhile does not count: a link
 * can be dead in one direction.
 */
export class Liveness {
  readonly #clock: Clock;
  readonly #timers: Timers;
  readonly #patience: IrcPatience;
  /** Tokens under way, oldest first, with the time each was sent. */
  readonly #underWay = new Map<string, number>();
  #count = 0;
  #cancel: () => void = () => {};
  /** Round trip of the last PING that came back; null if none has. */
  lagMs: number | null = null;

  constructor(clock: Clock, timers: Timers, patience: IrcPatience) {
    this.#clock = clock;
    this.#timers = timers;
    this.#patience = patience;
  }

  /** @param askForPing puts a PING among what is to be sent. */
  watch(connection: Connection, askForPing: () => void): void {
    this.stop();
    const look = () => {
      this.#cancel = this.#timers.after(this.#nextLookMs(), () => {
        const [oldest] = this.#underWay.values();
        if (oldest === undefined) askForPing();
        else if (this.#clock.now() - oldest >= this.#patience.pongWithinMs) {
          connection.abort('server-silent');
          return;
        }
        look();
      });
    };
    look();
  }

  #nextLookMs(): number {
    const [oldest] = this.#underWay.values();
    const { pingEveryMs, pongWithinMs } = this.#patience;
    return oldest === undefined
      ? pingEveryMs
      : Math.max(1, Math.min(pingEveryMs, oldest + pongWithinMs - this.#clock.now()));
  }

  stop(): void {
    this.#cancel();
    this.#underWay.clear();
  }

  /** Sends a PING now. @returns its token. */
  ping(connection: Connection): string {
    this.#count += 1;
    const token = `gsocbot-${this.#count}`;
    const line = formatLine('PING', [token]);
    if (line !== null) connection.write(line);
    this.#underWay.set(token, this.#clock.now());
    return token;
  }

  /** A PONG came. @returns its token if it belongs to a PING of ours. */
  ponged(params: readonly string[]): string | null {
    const token = params.at(-1) ?? '';
    const sentAt = this.#underWay.get(token);
    if (sentAt === undefined) return null;
    this.lagMs = Math.max(0, this.#clock.now() - sentAt);
    this.#underWay.delete(token);
    return token;
  }
}
