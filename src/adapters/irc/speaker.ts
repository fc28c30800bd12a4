import type { IrcMessage } from 'irc-framework';
import type { Delivery, OutgoingMessage } from '../../ports/chat-network.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Timers } from '../../ports/timers.ts';
import { Alarm } from './alarm.ts';
import { Confirmations } from './confirmations.ts';
import type { Connection } from './connection.ts';
import { isNick, type OutboundLine } from './format-line.ts';
import { Composer, type ComposerContext, type Outgoing, ownLine } from './outgoing.ts';
import { unknownIdentity } from './own-identity.ts';
import { createSendQueue } from './send-queue.ts';
import { createTokenBucket } from './token-bucket.ts';

/** What the speaker asks of the rest of the adapter. */
export interface SpeakerContext extends ComposerContext {
  readonly clock: Clock;
  readonly timers: Timers;
  /** Sends a PING and returns its token. */
  ping(connection: Connection): string;
}

/** The identity that lines are laid out for while there is no connection: the longest that is possible. */
const NOBODY = unknownIdentity('x'.repeat(30));

/** Everything that the bot says goes through here: one queue, one bucket and one ledger for each network. */
export class Speaker {
  readonly #context: SpeakerContext;
  readonly #composer: Composer;
  readonly #queue = createSendQueue<Outgoing>();
  readonly #confirmations: Confirmations;
  readonly #bucket;
  readonly #alarm: Alarm;
  #connection: Connection | null = null;
  /** Commands and people can always be written to, channels while the bot is there. */
  readonly #canSpeakIn = (place: string) =>
    place === '' || this.#context.channels.isJoined(place) || !this.#context.names.isChannel(place);
  /** Answers dropped because they came too late. */
  expired = 0;

  constructor(context: SpeakerContext) {
    const { limits, patience } = context.settings;
    this.#context = context;
    this.#composer = new Composer(context);
    this.#confirmations = new Confirmations(patience.confirmAfterMs);
    this.#bucket = createTokenBucket(limits.burst, limits.linesPerSecond);
    this.#alarm = new Alarm(context.timers, () => this.pump());
  }

  get queued(): number {
    return this.#queue.size;
  }

  /** A connection is ready to be spoken on. */
  open(connection: Connection): void {
    this.#connection = connection;
    this.#bucket.reset(this.#context.clock.now());
    this.pump();
  }

  /** The connection is gone: what was sent unconfirmed is lost, what was begun too; the rest waits or expires. */
  close(wasAnswered: boolean): void {
    this.#connection = null;
    this.#confirmations.close(wasAnswered);
    this.#drop(({ urgency }, isBegun) => isBegun || urgency === 'control' || urgency === 'courtesy', { kind: 'lost' });
  }

  say(message: OutgoingMessage): Promise<Delivery> {
    return new Promise((resolve) => {
      const outgoing = this.#outgoingOf(message, resolve);
      if ('refused' in outgoing) resolve({ kind: 'refused', reason: outgoing.refused });
      else if (outgoing.lines.length === 0) resolve({ kind: 'confirmed' });
      else this.#push(outgoing);
    });
  }

  /** A command of the bot's own; forgotten if the connection ends before. */
  command(line: OutboundLine | null): void {
    if (line !== null) this.#push(ownLine('control', line, this.#context.clock.now()));
  }

  /** What is owed to nobody, such as a CTCP answer: sent when there is nothing else to do, and soon or never. */
  courtesy(line: OutboundLine | null): void {
    if (line !== null) this.#push(ownLine('courtesy', line, this.#context.clock.now()));
  }

  /** A line that could not wait was written by somebody else. */
  countForced(): void {
    this.#bucket.force(this.#context.clock.now());
  }

  onLine(line: IrcMessage, connection: Connection): void {
    const [nick] = line.params;
    if (line.command === 'NICK' && nick !== undefined && isNick(nick)) this.#retarget(line.nick, nick, connection);
    this.#composer.onLine(line, connection);
    this.#confirmations.onLine(line, connection);
  }

  /** A PING is wanted, to see whether the server is still there. */
  askForPing(): void {
    this.#confirmations.askForPing();
    this.pump();
  }

  ponged(token: string, connection: Connection): void {
    this.#confirmations.ponged(token, connection);
  }

  /** The bot is not in a channel any more. @param reason why it will not come back by itself; null if it may. */
  left(place: string, reason: string | null): void {
    this.#drop((message, isBegun) => message.place === place && (isBegun || reason !== null), {
      kind: 'refused',
      reason: reason ?? 'the bot had to leave the channel',
    });
  }

  /** Nothing more is sent; what waits is given back unsent. */
  stop(): void {
    this.#alarm.cancel();
    this.#drop(() => true, { kind: 'expired' });
  }

  /** Sends what may be sent now, and comes back for the rest. */
  pump(): void {
    const { clock } = this.#context;
    let now = clock.now();
    this.#expire(now);
    const connection = this.#connection;
    if (connection !== null) {
      while (this.#bucket.waitMs(now) === 0 && this.#sendNext(connection, now)) now = clock.now();
    }
    this.#alarm.ringBy(this.#nextLookAt(connection, now), now);
  }

  #outgoingOf(message: OutgoingMessage, resolve: (delivery: Delivery) => void) {
    const { settings, clock } = this.#context;
    if (message.urgency === 'answer' && this.#queue.size >= settings.limits.maxQueued)
      return { refused: 'too much is waiting to be sent' };
    return this.#composer.compose(message, this.#connection?.own ?? NOBODY, clock.now(), resolve);
  }

  #push(message: Outgoing): void {
    this.#queue.push(message);
    this.pump();
  }

  /** @returns false if there is nothing to send. */
  #sendNext(connection: Connection, now: number): boolean {
    if (this.#confirmations.pingDueAt(connection) <= now) {
      this.#bucket.take(now);
      this.#confirmations.pinged(this.#context.ping(connection));
      return true;
    }
    const next = this.#queue.next(now, this.#canSpeakIn);
    if (next !== null) this.#send(connection, next.message, next.message.lines[next.at] ?? '', now);
    return next !== null;
  }

  #send(connection: Connection, message: Outgoing, text: string, now: number): void {
    const line = message.format(text, message.target);
    if (line === null) {
      const { log, settings } = this.#context;
      log.error({ network: settings.name, bytes: Buffer.byteLength(text) }, 'line can not be sent');
      message.receipt.settle({ kind: 'refused', reason: 'the line can not be sent' });
      return;
    }
    this.#bucket.take(now);
    connection.write(line);
    // Not the message: its text must not be kept until it is confirmed.
    if (message.place !== '') this.#confirmations.sent(message.place, now, message.receipt);
  }

  /** When there may be something to do again. */
  #nextLookAt(connection: Connection | null, now: number): number {
    const expiry = this.#queue.size === 0 ? Infinity : this.#queue.nextExpiry;
    if (connection === null) return expiry;
    const waitMs = this.#bucket.waitMs(now);
    const hasMore = this.#queue.size > 0 || this.#confirmations.isWaiting;
    const turn = waitMs > 0 && hasMore ? now + waitMs : Infinity;
    return Math.min(expiry, turn, Math.max(this.#confirmations.pingDueAt(connection), now + waitMs));
  }

  #expire(now: number): void {
    if (this.#queue.size === 0) return;
    for (const message of this.#queue.takeExpired(now)) {
      if (message.urgency !== 'courtesy') this.expired += 1;
      message.receipt.settleAll({ kind: 'expired' });
    }
  }

  #drop(matches: (message: Outgoing, isBegun: boolean) => boolean, delivery: Delivery): void {
    for (const message of this.#queue.takeWhere(matches)) message.receipt.settleAll(delivery);
  }

  /** An answer follows the person, not the name: whoever takes the name must not read it. */
  #retarget(from: string, to: string, connection: Connection): void {
    const place = connection.fold(from);
    const waiting = this.#queue.takeWhere(
      (queued, isBegun) => !isBegun && queued.place === place && queued.urgency === 'direct',
    );
    const newPlace = connection.fold(to);
    for (const message of waiting) this.#queue.push({ ...message, target: to, place: newPlace, turn: newPlace });
  }
}
