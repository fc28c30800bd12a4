import type { IrcMessage } from 'irc-framework';
import type { Reason } from '../../domain/language/reasons.ts';
import type { Delivery, OutgoingMessage } from '../../ports/chat-network.ts';
import type { Broken } from './break-log.ts';
import type { Connection } from './connection.ts';
import { isNick, type OutboundLine } from './format-line.ts';
import { Composer, type ComposerContext, type Outgoing, ownLine } from './outgoing.ts';
import { unknownIdentity } from './own-identity.ts';
import { Pump, type PumpContext } from './pump.ts';

/** What the speaker asks of the rest of the adapter. */
export type SpeakerContext = ComposerContext & Omit<PumpContext, 'canSpeakIn'>;

/** The identity that lines are laid out for while there is no connection: the longest that is possible. */
const NOBODY = unknownIdentity('x'.repeat(30));

const EXPIRED: Delivery = { kind: 'expired' };

/** Everything that the bot says on one network goes through here. */
export class Speaker {
  readonly #context: SpeakerContext;
  readonly #composer: Composer;
  readonly #pump: Pump;
  #connection: Connection | null = null;
  #isStopped = false;

  constructor(context: SpeakerContext) {
    const { channels, names } = context;
    // Commands and people can always be written to, channels while the bot is there.
    const canSpeakIn = (place: string) => place === '' || channels.isJoined(place) || !names.isChannel(place);
    this.#context = context;
    this.#composer = new Composer(context);
    this.#pump = new Pump({ ...context, canSpeakIn });
  }

  get queued(): number {
    return this.#pump.queued;
  }

  /** Answers dropped because they came too late. */
  get expired(): number {
    return this.#pump.expired;
  }

  /** A connection is ready to be spoken on. */
  open(connection: Connection): void {
    this.#connection = connection;
    this.#pump.open(connection);
  }

  /**
   * The connection is gone: what was sent unconfirmed is lost, what was begun too. What is for a channel waits or expires; what is for
   * one person does not wait, for nobody knows who has the nick when the bot is back.
   */
  close(wasAnswered: boolean): void {
    this.#connection = null;
    this.#pump.close(wasAnswered);
    this.#drop(({ urgency }, isBegun) => isBegun || urgency === 'control' || urgency === 'courtesy', { kind: 'lost' });
    this.#drop((message) => this.#isForOne(message), EXPIRED);
  }

  say(message: OutgoingMessage): Promise<Delivery> {
    // Nobody would ever take it out of the queue.
    if (this.#isStopped) return Promise.resolve({ kind: 'expired' });
    return new Promise((resolve) => {
      const outgoing = this.#outgoingOf(message, resolve);
      if ('refused' in outgoing) resolve({ kind: 'refused', reason: outgoing.refused });
      else if (outgoing.lines.length === 0) resolve({ kind: 'confirmed' });
      else this.#send(outgoing);
    });
  }

  /** A command of the bot's own; forgotten if the connection ends before. */
  command(line: OutboundLine | null): void {
    if (line !== null) this.#send(ownLine('control', line, this.#context.clock.now()));
  }

  /** What is owed to nobody, such as a CTCP answer: sent when there is nothing else to do, and soon or never. */
  courtesy(line: OutboundLine | null): void {
    if (line !== null) this.#send(ownLine('courtesy', line, this.#context.clock.now()));
  }

  /** A line that could not wait was written by somebody else. */
  countForced(): void {
    this.#pump.countForced();
  }

  onLine(line: IrcMessage, connection: Connection, broken: Broken): void {
    this.#followOrForget(line, connection, broken);
    this.#composer.onLine(line, connection);
    this.#pump.confirmations.onLine(line, connection);
  }

  /** A PING is wanted, to see whether the server is still there. */
  askForPing(): void {
    this.#pump.confirmations.askForPing();
    this.#pump.run();
  }

  ponged(token: string, connection: Connection): void {
    this.#pump.confirmations.ponged(token, connection);
  }

  /** The bot is in a channel now. */
  joined(): void {
    this.#pump.run();
  }

  /** The bot is not in a channel any more. @param reason why it will not come back by itself; null if it may. */
  left(place: string, reason: Reason | null): void {
    this.#drop((message, isBegun) => message.place === place && (isBegun || reason !== null), {
      kind: 'refused',
      reason: reason ?? 'had-to-leave',
    });
  }

  /** Nothing more is sent; what waits is given back unsent. */
  stop(): void {
    this.#isStopped = true;
    this.#pump.stop();
    this.#drop(() => true, EXPIRED);
  }

  #outgoingOf(message: OutgoingMessage, resolve: (delivery: Delivery) => void) {
    const { settings, clock } = this.#context;
    if (message.urgency === 'answer' && this.#pump.queued >= settings.limits.maxQueued)
      return { refused: 'too-much-waiting' } as const;
    return this.#composer.compose(message, this.#connection?.own ?? NOBODY, clock.now(), resolve);
  }

  #send(message: Outgoing): void {
    this.#pump.push(message);
    this.#pump.run();
  }

  #drop(matches: (message: Outgoing, isBegun: boolean) => boolean, delivery: Delivery): void {
    for (const message of this.#pump.takeWhere(matches)) message.receipt.settleAll(delivery);
  }

  #isForOne({ place }: Outgoing): boolean {
    return place !== '' && !this.#context.names.isChannel(place);
  }

  /**
   * What waits for a nick is not for whoever takes it. Answers follow a person who changes nick; all else is given back, and the
   * outbox proves anew who is there.
   */
  #followOrForget(line: IrcMessage, connection: Connection, broken: Broken): void {
    if (broken.length === 0) return;
    const followers = line.command === 'NICK' ? this.#takeAnswersTo(connection.fold(line.nick)) : [];
    this.#drop(
      (message) => this.#isForOne(message) && (broken === 'everybody' || broken.includes(message.place)),
      EXPIRED,
    );
    const [nick] = line.params;
    if (nick !== undefined && isNick(nick))
      for (const answer of followers) this.#pump.push(retargeted(answer, nick, connection));
    else for (const answer of followers) answer.receipt.settleAll(EXPIRED);
  }

  #takeAnswersTo(place: string): readonly Outgoing[] {
    return this.#pump.takeWhere((waiting) => waiting.place === place && waiting.urgency === 'direct');
  }
}

function retargeted(message: Outgoing, target: string, connection: Connection): Outgoing {
  const place = connection.fold(target);
  return { ...message, target, place, turn: place };
}
