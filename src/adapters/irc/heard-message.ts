import type { IncomingMessage } from '../../ports/incoming-message.ts';
import type { Sender } from '../../ports/sender.ts';
import type { Connection } from './connection.ts';

/** What is known of where a message came from, beyond what the core needs to know. */
export interface Origin {
  readonly connection: Connection;
  /** Its place in the order of the lines. */
  readonly heardAt: number;
  readonly user: string;
  readonly host: string;
  /** What the server vouched for with the message itself; undefined if it does not do that. */
  readonly tagged: string | null | undefined;
}

/**
 * A message with its origin, which no copy of it has: `{ ...message }` is plain data that anybody could make.
 *
 * The origin is a private field and not in a map beside the messages: such a map keeps in memory what nobody needs any longer,
 * until the collector does its great round.
 */
export class HeardMessage implements IncomingMessage {
  readonly network: string;
  readonly channel: string | null;
  readonly sender: Sender;
  readonly source?: string;
  readonly text: string;
  readonly lines?: readonly string[];
  readonly form?: 'action' | 'file';
  readonly botNick: string;
  readonly at: number;
  readonly #origin: Origin;

  constructor(message: IncomingMessage, origin: Origin) {
    this.network = message.network;
    this.channel = message.channel;
    this.sender = message.sender;
    if (message.source !== undefined) this.source = message.source;
    this.text = message.text;
    if (message.lines !== undefined) this.lines = message.lines;
    if (message.form !== undefined) this.form = message.form;
    this.botNick = message.botNick;
    this.at = message.at;
    this.#origin = origin;
  }

  /** @returns null for a message that was not heard here, a copy among them. */
  static originOf(message: IncomingMessage): Origin | null {
    return message instanceof HeardMessage && #origin in message ? message.#origin : null;
  }
}
