import type { IncomingMessage } from '../../ports/incoming-message.ts';
import type { IncomingReaction } from '../../ports/incoming-reaction.ts';
import { Answers } from './answers.ts';
import type { MatrixDeps } from './deps.ts';
import { type Exchange, Exchanges } from './exchanges.ts';

import type { Heading } from './heading.ts';
import { type Heard, hear } from './hear.ts';
import { hearSign } from './hear-sign.ts';
import { localpartOf } from './matrix-id.ts';
import type { Names } from './names.ts';
import type { RoomEvent } from './room-event.ts';
import type { MatrixSettings } from './settings.ts';
import type { Typing } from './typing.ts';

export interface ConversationContext {
  readonly settings: MatrixSettings;
  readonly deps: MatrixDeps;
  readonly ownId: string;
  readonly names: Names;
  readonly typing: Typing;
  /** The configured name of a room, `null` for a conversation with one person; undefined for a room that is not listened to. */
  channelOf(event: RoomEvent): Promise<string | null | undefined>;
  /** What the bot is called in that room. */
  displayName(): string | null;
  /** Hands a message to the core; resolves when it is done with it. Never rejects. */
  tell(message: IncomingMessage): Promise<void>;
  /** Hands a sign to the core; resolves when it is done with it. Never rejects. */
  react(reaction: IncomingReaction): Promise<void>;
  onSeen(nick: string, account: string | null): void;
  /** Takes a message of the bot's back. Never rejects. */
  takeBack(roomId: string, eventId: string): Promise<void>;
}

type Manner = Pick<IncomingMessage, 'lines' | 'isCode' | 'form' | 'isCorrection'>;

/** How it was said, as far as that is worth a word. */
function mannerOf({ text, written: { lines, isCode }, form, edits }: Heard): Manner {
  return {
    ...(lines.length === 0 || (lines.length === 1 && lines[0] === text) ? {} : { lines }),
    ...(isCode ? { isCode } : {}),
    ...(form === null ? {} : { form }),
    ...(edits === null ? {} : { isCorrection: true }),
  };
}

/** Turns events into messages for the core, and remembers which message is about which event. */
export class Conversation {
  readonly #context: ConversationContext;
  readonly answers: Answers;
  readonly #headings = new WeakMap<IncomingMessage, Heading>();
  /** Messages that stand for a sign; they are answered like anything that is said unasked. */
  readonly #signs = new WeakSet<IncomingMessage>();
  readonly nick: string;

  constructor(context: ConversationContext) {
    this.#context = context;
    this.answers = new Answers(new Exchanges(context.settings.name, context.deps), context.takeBack);
    this.nick = localpartOf(context.ownId);
  }

  headingOf(message: IncomingMessage): Heading | null {
    return this.#headings.get(message) ?? null;
  }

  /** Whether a message was heard here; of a copy nothing is known. */
  isOurs(message: IncomingMessage): boolean {
    return this.#headings.has(message) || this.#signs.has(message);
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
    });
    if (heard === null) return;
    // Noted before anything is waited for: what takes it back may be the very next event.
    const exchange = await this.answers.exchangeOf(event, heard);
    const channel = exchange && (await this.#context.channelOf(event));
    if (exchange === null || channel === undefined) return;
    const heading = headingOf(event, exchange, heard);
    const said = { ...heard, text: await this.#addressed(heard, event) };
    // An edit is dealt with after what it changes: its answer takes the place of the one before.
    exchange.dealt = exchange.dealt.then(() => this.#hand(event, said, channel, heading));
    await exchange.dealt;
  }

  /** Resolves when the core is done with it; at once for what is not for it. */
  async onReaction(event: RoomEvent): Promise<void> {
    const { settings, ownId } = this.#context;
    const heard = hearSign(event, { ownId, bots: settings.bots, staleAfterMs: settings.patience.staleAfterMs });
    if (heard !== null) await this.#handSign(event, heard.sign, event.id, heard.on);
  }

  async onRedaction(event: RoomEvent): Promise<void> {
    const { redacts } = event;
    if (redacts === null || event.sender === this.#context.ownId) return;
    await this.answers.takeBackOf(redacts, event.roomId);
    await this.#handSign(event, '', redacts, null);
  }

  async #handSign(event: RoomEvent, sign: string, id: string, on: string | null): Promise<void> {
    const channel = await this.#context.channelOf(event);
    if (channel === undefined) return;
    const message = this.#messageOf(event, sign, channel);
    this.#signs.add(message);
    await this.#context.react({ message, id, on });
  }

  /** A reply to something that the bot said is for the bot, and in a thread what goes on with it. */
  async #addressed({ text, isNamed, replyTo, thread, form }: Heard, { sender, roomId }: RoomEvent): Promise<string> {
    if (form !== null || isNamed) return text;
    const isForBot =
      replyTo === null
        ? thread !== null && (await this.answers.isGoingOn(thread, sender, roomId))
        : await this.answers.isOwn(replyTo, roomId);
    return isForBot ? `${this.nick}: ${text}` : text;
  }

  async #hand(event: RoomEvent, heard: Heard, channel: string | null, heading: Heading): Promise<void> {
    const { typing, tell, onSeen } = this.#context;
    const message: IncomingMessage = { ...this.#messageOf(event, heard.text, channel), ...mannerOf(heard) };
    this.#headings.set(message, heading);
    onSeen(message.sender.nick, message.sender.account);
    const before = heading.exchange.answers;
    const done = typing.begin(event.roomId);
    try {
      await tell(message);
      // The core need not wait for its answers; but until they are said the question is not dealt with.
      await Promise.allSettled(heading.pending);
    } finally {
      done();
    }
    if (heading.isEdit) await this.answers.takeBackRest(before, heading);
  }

  #messageOf({ sender }: RoomEvent, text: string, channel: string | null): IncomingMessage {
    const { settings, deps, names } = this.#context;
    return {
      network: settings.name,
      channel,
      sender: { nick: names.nickOf(sender), account: names.accountOf(sender) },
      text,
      botNick: this.nick,
      at: deps.clock.now(),
    };
  }
}

function headingOf({ id }: RoomEvent, exchange: Exchange, { edits }: Heard): Heading {
  return { exchange, eventId: id, isEdit: edits !== null, replies: 0, replaced: new Set(), pending: new Set() };
}
