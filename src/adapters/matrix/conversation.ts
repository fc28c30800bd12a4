import type { IncomingMessage } from '../../ports/incoming-message.ts';
import type { MatrixDeps } from './deps.ts';
import { type Exchange, Exchanges } from './exchanges.ts';
import { type Heard, hear } from './hear.ts';
import { isPlainUserId, localpartOf, matchesAny, nickOf, serverOf } from './matrix-id.ts';
import type { RoomEvent } from './room-event.ts';
import type { MatrixSettings } from './settings.ts';
import type { Heading } from './speaker.ts';
import type { Typing } from './typing.ts';

export interface ConversationContext {
  readonly settings: MatrixSettings;
  readonly deps: MatrixDeps;
  readonly ownId: string;
  readonly typing: Typing;
  /** The configured name of a room, `null` for a conversation with one person; undefined for a room that is not listened to. */
  channelOf(event: RoomEvent): Promise<string | null | undefined>;
  /** What the bot is called in that room. */
  displayName(): string | null;
  /** Hands a message to the core; resolves when it is done with it. Never rejects. */
  tell(message: IncomingMessage): Promise<void>;
  onSeen(nick: string, account: string | null): void;
  /** Takes a message of the bot's back. Never rejects. */
  takeBack(roomId: string, eventId: string): Promise<void>;
}

function asWritten({ text, written: { lines, isCode } }: Heard): Pick<IncomingMessage, 'lines' | 'isCode'> {
  return { ...(lines.length === 1 && lines[0] === text ? {} : { lines }), ...(isCode ? { isCode } : {}) };
}

/** Turns events into messages for the core, and remembers which message is about which event. */
export class Conversation {
  readonly #context: ConversationContext;
  readonly #exchanges = new Exchanges();
  readonly #headings = new WeakMap<IncomingMessage, Heading>();
  readonly nick: string;
  readonly #server: string;

  constructor(context: ConversationContext) {
    this.#context = context;
    this.nick = localpartOf(context.ownId);
    this.#server = serverOf(context.ownId);
  }

  headingOf(message: IncomingMessage): Heading | null {
    return this.#headings.get(message) ?? null;
  }

  /** Whether an answer was sent; a question that was taken back meanwhile takes it along. */
  answered(exchange: Exchange, answer: { readonly roomId: string; readonly eventId: string }): void {
    this.#exchanges.answered(exchange, answer);
    if (exchange.isRedacted) void this.#context.takeBack(answer.roomId, answer.eventId);
  }

  /** @returns when the core is done with the message; at once for what is not for it. */
  async onMessage(event: RoomEvent): Promise<void> {
    const { settings, displayName, ownId } = this.#context;
    const heard = hear(event, {
      ownId,
      ownNames: [displayName() ?? '', ownId, this.nick],
      nick: this.nick,
      bots: settings.bots,
      maxLength: settings.limits.maxTextLength,
      staleAfterMs: settings.patience.staleAfterMs,
      isOwnAnswer: (eventId) => this.#exchanges.isAnswer(eventId),
    });
    if (heard === null) return;
    const channel = await this.#context.channelOf(event);
    if (channel === undefined) return;
    const heading = this.#headingFor(event, heard);
    if (heading !== null) await this.#hand(event, heard, channel, heading);
  }

  async onRedaction({ redacts, roomId }: RoomEvent): Promise<void> {
    const exchange = redacts === null ? null : this.#exchanges.find(redacts);
    if (exchange === null || exchange.roomId !== roomId || exchange.isRedacted) return;
    exchange.isRedacted = true;
    await Promise.all(exchange.answers.map((answer) => this.#context.takeBack(answer.roomId, answer.eventId)));
  }

  /** @returns null for an edit of something else than a message that was heard from the same person. */
  #headingFor(event: RoomEvent, { edits, thread }: Heard): Heading | null {
    const base = { eventId: event.id, replies: 0, replaced: new Set<string>(), pending: new Set<Promise<unknown>>() };
    if (edits === null) {
      const question = { roomId: event.roomId, questionId: event.id, sender: event.sender, thread };
      return { ...base, exchange: this.#exchanges.heard(question), isEdit: false };
    }
    const exchange = this.#exchanges.find(edits);
    if (exchange === null || exchange.sender !== event.sender || exchange.roomId !== event.roomId) return null;
    return exchange.isRedacted ? null : { ...base, exchange, isEdit: true };
  }

  async #hand(event: RoomEvent, heard: Heard, channel: string | null, heading: Heading): Promise<void> {
    const { settings, deps, typing, tell, onSeen } = this.#context;
    const nick = this.nickOf(event.sender);
    const account = this.accountOf(event.sender);
    const message: IncomingMessage = {
      network: settings.name,
      channel,
      sender: { nick, account },
      text: heard.text,
      ...asWritten(heard),
      botNick: this.nick,
      at: deps.clock.now(),
    };
    this.#headings.set(message, heading);
    onSeen(nick, account);
    const before = heading.exchange.answers;
    const done = typing.begin(event.roomId);
    try {
      await tell(message);
      // The core need not wait for its answers; but until they are said the question is not dealt with.
      await Promise.allSettled(heading.pending);
    } finally {
      done();
    }
    if (heading.isEdit) await this.#takeBackRest(before, heading);
  }

  /** A question that was edited into something else loses the answers that no new one replaced. */
  async #takeBackRest(before: Exchange['answers'], { replaced, exchange }: Heading): Promise<void> {
    const rest = before.filter(({ eventId }) => !replaced.has(eventId));
    exchange.answers = exchange.answers.filter((answer) => !rest.includes(answer));
    await Promise.all(rest.map(({ roomId, eventId }) => this.#context.takeBack(roomId, eventId)));
  }

  nickOf(userId: string): string {
    return nickOf(userId, this.#server);
  }

  /** The homeserver vouches for the sender; but behind a bridge's ghost is somebody of whom it knows nothing. */
  accountOf(userId: string): string | null {
    return isPlainUserId(userId) && !matchesAny(userId, this.#context.settings.ghosts) ? userId : null;
  }
}
