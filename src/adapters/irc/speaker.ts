import type { IrcMessage } from 'irc-framework';
import { createRateLimit } from '../../domain/limits/rate-limit.ts';
import type { Delivery, OutgoingMessage } from '../../ports/chat-network.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { Timers } from '../../ports/timers.ts';
import type { ChannelList } from './channel-list.ts';
import type { Connection } from './connection.ts';
import { createDeliveryLedger } from './delivery-ledger.ts';
import { formatLine, isNick, type OutboundLine } from './format-line.ts';
import type { NameRules } from './name-rules.ts';
import { textBudget, unknownIdentity } from './own-identity.ts';
import type { QueuedMessage } from './queued-message.ts';
import { Receipt } from './receipt.ts';
import { refusalOf } from './refusal.ts';
import { replyLines } from './reply-lines.ts';
import { createSendQueue } from './send-queue.ts';
import type { IrcSettings } from './settings.ts';
import { createTokenBucket } from './token-bucket.ts';

/** Something in the queue, with what is needed to send it and to tell what became of it. */
interface Outgoing extends QueuedMessage {
  readonly target: string;
  format(text: string, target: string): OutboundLine | null;
  readonly receipt: Receipt;
}

/** What the speaker asks of the rest of the adapter. */
export interface SpeakerContext {
  readonly settings: IrcSettings;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Log;
  readonly names: NameRules;
  readonly channels: ChannelList;
  /** Sends a PING and returns its token. */
  ping(connection: Connection): string;
}

/**
 * More lines than this are not left unconfirmed; only a bot without limits gets there.
 *
 * Not fewer: a server that leaves Nagle's algorithm on (InspIRCd) holds back all questions after a PONG until that is acknowledged,
 * which takes the system 40 ms.
 */
const MAX_UNPINGED = 10_000;
/** With echo-message only lines that were not shown by then need a PING. */
const ECHO_WITHIN_MS = 5_000;
/** The identity that lines are laid out for while there is no connection: the longest that is possible. */
const NOBODY = unknownIdentity('x'.repeat(30));

/** Everything that the bot says goes through here: one queue, one bucket and one ledger for each network. */
export class Speaker {
  readonly #context: SpeakerContext;
  readonly #queue = createSendQueue<Outgoing>();
  readonly #ledger = createDeliveryLedger();
  readonly #bucket;
  readonly #repeats;
  #connection: Connection | null = null;
  #timer: { readonly at: number; readonly cancel: () => void } | null = null;
  #isPingWanted = false;
  /** Commands and people can always be written to, channels while the bot is there. */
  readonly #canSpeakIn = (place: string) =>
    place === '' || this.#context.channels.isJoined(place) || !this.#context.names.isChannel(place);
  /** Answers dropped because they came too late. */
  expired = 0;

  constructor(context: SpeakerContext) {
    const { limits } = context.settings;
    this.#context = context;
    this.#bucket = createTokenBucket(limits.burst, limits.linesPerSecond);
    this.#repeats = createRateLimit(limits.maxRepeats, limits.repeatWindowMs);
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
    this.#isPingWanted = false;
    if (wasAnswered) this.#ledger.confirmAll();
    else this.#ledger.loseAll();
    this.#drop((message, isBegun) => isBegun || message.urgency === 'control' || message.urgency === 'courtesy', {
      kind: 'lost',
    });
  }

  say(message: OutgoingMessage): Promise<Delivery> {
    return new Promise((resolve) => {
      const outgoing = this.#outgoingOf(message, resolve);
      if (typeof outgoing === 'string') resolve({ kind: 'refused', reason: outgoing });
      else if (outgoing.lines.length === 0) resolve({ kind: 'confirmed' });
      else {
        this.#queue.push(outgoing);
        this.pump();
      }
    });
  }

  /** A command of the bot's own; forgotten if the connection ends before. */
  command(line: OutboundLine | null): void {
    if (line === null) return;
    this.#push('control', line);
  }

  /** What is owed to nobody, such as a CTCP answer: sent when there is nothing else to do, and soon or never. */
  courtesy(line: OutboundLine | null): void {
    if (line !== null) this.#push('courtesy', line);
  }

  /** A line that could not wait was written by somebody else. */
  countForced(): void {
    this.#bucket.force(this.#context.clock.now());
  }

  #push(urgency: 'control' | 'courtesy', line: OutboundLine): void {
    const now = this.#context.clock.now();
    const expiresAt = urgency === 'courtesy' ? now + 10_000 : null;
    this.#queue.push({
      urgency,
      turn: '',
      place: '',
      target: '',
      lines: [line],
      expiresAt,
      queuedAt: now,
      format: () => line,
      receipt: new Receipt(1, () => {}),
    });
    this.pump();
  }

  onLine(line: IrcMessage, connection: Connection): void {
    const [target] = line.params;
    if (
      (line.command === 'PRIVMSG' || line.command === 'NOTICE') &&
      target !== undefined &&
      connection.isOwn(line.nick)
    ) {
      this.#ledger.echoed(connection.fold(target));
      return;
    }
    if (line.command === 'NICK' && line.params[0] !== undefined && isNick(line.params[0]))
      this.#retarget(line.nick, line.params[0], connection);
    const refusal = refusalOf(line);
    if (refusal) this.#ledger.refused(connection.fold(refusal.place), refusal.reason);
  }

  /** A PING is wanted, to see whether the server is still there. */
  askForPing(): void {
    this.#isPingWanted = true;
    this.pump();
  }

  ponged(token: string, connection: Connection): void {
    this.#ledger.ponged(token, connection.hasCap('echo-message'));
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
    this.#timer?.cancel();
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
    this.#comeBack(connection, now);
  }

  /** @returns false if there is nothing to send. */
  #sendNext(connection: Connection, now: number): boolean {
    if (this.#pingDueAt(connection) <= now) return this.#ping(connection, now);
    const next = this.#queue.next(now, this.#canSpeakIn);
    if (next === null) return false;
    this.#send(connection, next.message, next.at, now);
    return true;
  }

  #send(connection: Connection, message: Outgoing, at: number, now: number): void {
    const line = message.format(message.lines[at] ?? '', message.target);
    if (line === null) {
      this.#context.log.error(
        { network: this.#context.settings.name, bytes: message.lines[at]?.length },
        'line can not be sent',
      );
      message.receipt.settle({ kind: 'refused', reason: 'the line can not be sent' });
      return;
    }
    this.#bucket.take(now);
    connection.write(line);
    // Not the message: its text must not be kept until it is confirmed.
    if (message.place !== '') this.#ledger.sent(message.place, now, message.receipt);
  }

  #ping(connection: Connection, now: number): boolean {
    this.#isPingWanted = false;
    this.#bucket.take(now);
    this.#ledger.pinged(this.#context.ping(connection));
    return true;
  }

  /** When a PING must go out before anything else. */
  #pingDueAt(connection: Connection): number {
    if (this.#isPingWanted || this.#ledger.unpinged >= MAX_UNPINGED) return Number.NEGATIVE_INFINITY;
    const oldest = this.#ledger.oldestUnpinged;
    if (oldest === null) return Infinity;
    return (
      oldest + (connection.hasCap('echo-message') ? ECHO_WITHIN_MS : this.#context.settings.patience.confirmAfterMs)
    );
  }

  #comeBack(connection: Connection | null, now: number): void {
    let at = this.#queue.size === 0 ? Infinity : this.#queue.nextExpiry;
    if (connection !== null) {
      const waitMs = this.#bucket.waitMs(now);
      if (waitMs > 0 && (this.#queue.size > 0 || this.#ledger.size > 0)) at = Math.min(at, now + waitMs);
      at = Math.min(at, Math.max(this.#pingDueAt(connection), now + waitMs));
    }
    if (this.#timer !== null && this.#timer.at <= at) return;
    this.#timer?.cancel();
    this.#timer = null;
    if (at === Infinity) return;
    const cancel = this.#context.timers.after(Math.max(1, at - now), () => {
      this.#timer = null;
      this.pump();
    });
    this.#timer = { at, cancel };
  }

  #expire(now: number): void {
    if (this.#queue.size === 0) return;
    for (const message of this.#queue.takeExpired(now)) {
      if (message.urgency !== 'courtesy') this.expired += 1;
      message.receipt.settleAll({ kind: 'expired' });
    }
  }

  #drop(matches: (message: Outgoing, isBegun: boolean) => boolean, delivery: Delivery): void {
    for (const message of this.#queue.takeWhere(matches)) {
      message.receipt.settleAll(delivery);
    }
  }

  /** An answer follows the person, not the name: whoever takes the name must not read it. */
  #retarget(from: string, to: string, connection: Connection): void {
    const place = connection.fold(from);
    for (const message of this.#queue.takeWhere(
      (queued, isBegun) => !isBegun && queued.place === place && queued.urgency === 'direct',
    )) {
      this.#queue.push({ ...message, target: to, place: connection.fold(to), turn: connection.fold(to) });
    }
  }

  /** @returns the reason why it can't be sent, if so. */
  #outgoingOf(message: OutgoingMessage, resolve: (delivery: Delivery) => void): Outgoing | string {
    const { settings, clock, log } = this.#context;
    const now = clock.now();
    const target =
      message.to.kind === 'direct' ? message.to.nick : this.#context.channels.actualName(message.to.channel);
    if (target === null) return 'the bot has no such channel';
    if (message.to.kind === 'direct' && !isNick(target)) return 'that is not a nick';
    const gone = message.to.kind === 'channel' ? this.#context.channels.whyGone(target) : null;
    if (gone !== null) return gone;
    if (message.urgency === 'answer' && this.#queue.size >= settings.limits.maxQueued)
      return 'too much is waiting to be sent';
    const command = message.to.kind === 'direct' ? settings.directAs : 'PRIVMSG';
    const own = this.#connection?.own ?? NOBODY;
    const room = { maxBytes: textBudget(own, command, target), maxLines: settings.limits.linesPerReply };
    const addressee =
      message.to.kind === 'channel' && isNick(message.addressee ?? '') ? (message.addressee ?? null) : null;
    const lines = replyLines(message.reply.blocks, addressee, room);
    const place = this.#context.names.fold(target);
    if (message.urgency === 'answer' && !this.#repeats.allows([place, addressee, ...lines].join('\n'), now)) {
      log.warn({ network: settings.name, place }, 'same line said too often, silent now');
      return 'said too often in a short time';
    }
    return {
      urgency: message.urgency === 'announcement' ? 'announcement' : message.to.kind,
      turn: addressee === null ? place : `${place} ${addressee}`,
      place,
      target,
      lines,
      expiresAt: message.expiresAt,
      queuedAt: now,
      format: (text, to) => formatLine(command, [to], text),
      receipt: new Receipt(lines.length, resolve),
    };
  }
}
