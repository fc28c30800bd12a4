import type { IrcMessage } from 'irc-framework';
import type { Reason } from '../../domain/language/reasons.ts';
import { createRepeatGuard } from '../../domain/limits/repeats.ts';
import type { Delivery, OutgoingMessage } from '../../ports/chat-network.ts';
import type { Log } from '../../ports/log.ts';
import type { ChannelList } from './channel-list.ts';
import type { Connection } from './connection.ts';
import { formatLine, isNick, type OutboundLine } from './format-line.ts';
import type { NameRules } from './name-rules.ts';
import { type OwnIdentity, textBudget } from './own-identity.ts';
import { PlainPlaces } from './plain-places.ts';
import type { QueuedMessage, Urgency } from './queued-message.ts';
import { Receipt } from './receipt.ts';
import { replyLines } from './reply-lines.ts';
import type { IrcSettings } from './settings.ts';

/** Something in the queue, with what is needed to send it and to tell what became of it. */
export interface Outgoing extends QueuedMessage {
  readonly target: string;
  format(text: string, target: string): OutboundLine | null;
  readonly receipt: Receipt;
}

/** A courtesy that has waited this long is not sent any more. */
const COURTESY_LIFE_MS = 10_000;

/** A finished line of the bot's own, for the server or for a client program. */
export function ownLine(urgency: 'control' | 'courtesy', line: OutboundLine, now: number): Outgoing {
  return {
    urgency,
    turn: '',
    place: '',
    target: '',
    lines: [line],
    expiresAt: urgency === 'courtesy' ? now + COURTESY_LIFE_MS : null,
    queuedAt: now,
    format: () => line,
    receipt: new Receipt(1, () => {}),
  };
}

export interface ComposerContext {
  readonly settings: IrcSettings;
  readonly log: Log;
  readonly names: NameRules;
  readonly channels: ChannelList;
}

/** Why a message is not sent. */
export type Refused = { readonly refused: Reason };

/** Makes lines of what the core wants to say. */
export class Composer {
  readonly #context: ComposerContext;
  readonly #repeats;
  readonly #plainPlaces = new PlainPlaces();

  constructor(context: ComposerContext) {
    const { maxRepeats, repeatWindowMs } = context.settings.limits;
    this.#context = context;
    this.#repeats = createRepeatGuard(maxRepeats, repeatWindowMs);
  }

  /** @param own who the bot is now: what the server puts before the text takes room from it. */
  compose(
    message: OutgoingMessage,
    own: OwnIdentity,
    now: number,
    resolve: (delivery: Delivery) => void,
  ): Outgoing | Refused {
    const { settings, names, log } = this.#context;
    const target = this.#targetOf(message);
    if (typeof target !== 'string') return target;
    const command = message.to.kind === 'direct' && message.reply.isError ? settings.errorsAs : 'PRIVMSG';
    const place = names.fold(target);
    const addressee = addresseeOf(message);
    const lines = replyLines(message.reply.blocks, addressee, {
      maxBytes: textBudget(own, command, target),
      maxLines: settings.limits.linesPerReply,
      isFormatted: settings.formatting && !this.#plainPlaces.has(place),
    });
    const isAllowed =
      message.urgency !== 'answer' || this.#repeats.allows(place, addressee ?? '', lines.join('\n'), now);
    if (!isAllowed) {
      log.warn({ network: settings.name, place }, 'same line said too often, silent now');
      return { refused: 'said-too-often' };
    }
    return {
      urgency: urgencyOf(message),
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

  /** A line of the server's that may say what a place does not take. */
  onLine(line: IrcMessage, connection: Connection): void {
    this.#plainPlaces.onLine(line, connection);
  }

  #targetOf({ to }: OutgoingMessage): string | Refused {
    if (to.kind === 'direct') return isNick(to.nick) ? to.nick : { refused: 'no-such-nick' };
    const target = this.#context.channels.actualName(to.channel);
    if (target === null) return { refused: 'no-such-channel' };
    const gone = this.#context.channels.whyGone(target);
    return gone === null ? target : { refused: gone };
  }
}

function urgencyOf({ urgency, to, inReplyTo }: OutgoingMessage): Urgency {
  if (urgency === 'announcement') return 'announcement';
  return to.kind === 'direct' && inReplyTo?.sender.account === null ? 'guest' : to.kind;
}

function addresseeOf({ to, addressee }: OutgoingMessage): string | null {
  return to.kind === 'channel' && addressee != null && isNick(addressee) ? addressee : null;
}
