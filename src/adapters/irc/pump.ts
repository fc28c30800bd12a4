import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { Timers } from '../../ports/timers.ts';
import { Alarm } from './alarm.ts';
import { Confirmations } from './confirmations.ts';
import type { Connection } from './connection.ts';
import type { Outgoing } from './outgoing.ts';
import { createSendQueue } from './send-queue.ts';
import type { IrcSettings } from './settings.ts';
import { createTokenBucket } from './token-bucket.ts';

export interface PumpContext {
  readonly settings: IrcSettings;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Log;
  /** Sends a PING and returns its token. */
  ping(connection: Connection): string;
  /** Whether lines to a place of that folded name can be sent at the moment. */
  canSpeakIn(place: string): boolean;
}

/** Sends what waits, as fast as the network lets it, and finds out what became of it. */
export class Pump {
  readonly #context: PumpContext;
  readonly #queue = createSendQueue<Outgoing>();
  readonly #bucket;
  readonly #alarm: Alarm;
  readonly confirmations: Confirmations;
  #connection: Connection | null = null;
  /** Answers dropped because they came too late. */
  expired = 0;

  constructor(context: PumpContext) {
    const { limits, patience } = context.settings;
    this.#context = context;
    this.confirmations = new Confirmations(patience.confirmAfterMs);
    this.#bucket = createTokenBucket(limits.burst, limits.linesPerSecond);
    this.#alarm = new Alarm(context.timers, () => this.run());
  }

  get queued(): number {
    return this.#queue.size;
  }

  /** A connection is ready to be spoken on. */
  open(connection: Connection): void {
    this.#connection = connection;
    this.#bucket.reset(this.#context.clock.now());
    this.run();
  }

  /** The connection is gone: what was sent unconfirmed is lost; what waits goes on waiting, and expires. */
  close(wasAnswered: boolean): void {
    this.#connection = null;
    this.confirmations.close(wasAnswered);
  }

  /** Does not send: several may be pushed before `run`. */
  push(message: Outgoing): void {
    this.#queue.push(message);
  }

  /** Removes and returns what waits and for which it holds. */
  takeWhere(matches: (message: Outgoing, isBegun: boolean) => boolean): readonly Outgoing[] {
    return this.#queue.takeWhere(matches);
  }

  /** A line that could not wait was written by somebody else. */
  countForced(): void {
    this.#bucket.force(this.#context.clock.now());
  }

  /** Comes back for nothing any more. */
  stop(): void {
    this.#alarm.cancel();
  }

  /** Sends what may be sent now, and comes back for the rest. */
  run(): void {
    const { clock } = this.#context;
    let now = clock.now();
    this.#expire(now);
    const connection = this.#connection;
    if (connection !== null) {
      while (this.#bucket.waitMs(now) === 0 && this.#sendNext(connection, now)) now = clock.now();
    }
    this.#alarm.ringBy(this.#nextLookAt(connection, now), now);
  }

  /** @returns false if there is nothing to send. */
  #sendNext(connection: Connection, now: number): boolean {
    if (this.confirmations.pingDueAt(connection) <= now) {
      this.#bucket.take(now);
      this.confirmations.pinged(this.#context.ping(connection));
      return true;
    }
    const next = this.#queue.next(now, this.#context.canSpeakIn);
    if (next !== null) this.#send(connection, next.message, next.message.lines[next.at] ?? '', now);
    return next !== null;
  }

  #send(connection: Connection, message: Outgoing, text: string, now: number): void {
    const line = message.format(text, message.target);
    if (line === null) {
      const { log, settings } = this.#context;
      log.error({ network: settings.name, bytes: Buffer.byteLength(text) }, 'line can not be sent');
      message.receipt.settle({ kind: 'refused', reason: 'unsayable' });
      return;
    }
    this.#bucket.take(now);
    connection.write(line);
    // Not the message: its text must not be kept until it is confirmed.
    if (message.place !== '') this.confirmations.sent(message.place, now, message.receipt);
  }

  /** When there may be something to do again. */
  #nextLookAt(connection: Connection | null, now: number): number {
    const expiry = this.#queue.size === 0 ? Infinity : this.#queue.nextExpiry;
    if (connection === null) return expiry;
    const waitMs = this.#bucket.waitMs(now);
    const hasMore = this.#queue.size > 0 || this.confirmations.isWaiting;
    const turn = waitMs > 0 && hasMore ? now + waitMs : Infinity;
    return Math.min(expiry, turn, Math.max(this.confirmations.pingDueAt(connection), now + waitMs));
  }

  #expire(now: number): void {
    if (this.#queue.size === 0) return;
    for (const message of this.#queue.takeExpired(now)) {
      if (message.urgency !== 'courtesy') this.expired += 1;
      message.receipt.settleAll({ kind: 'expired' });
    }
  }
}
