import { Client, type IrcMessage } from 'irc-framework';
import { clientOptions } from './client-options.ts';
import type { OutboundLine } from './format-line.ts';
import { isForFramework } from './framework-guard.ts';
import type { IrcSettings } from './settings.ts';

export interface FrameworkListener {
  /** A line from the server, after the library has seen it, if it may. */
  onLine(line: IrcMessage): void;
  /** The library or `onLine` threw at a line. */
  onFault(error: unknown, command: string): void;
  onSaslFailed(reason: string): void;
  /** The socket is closed, or was never open. */
  onClosed(error: Error | null): void;
}

/** Capabilities beyond those that irc-framework asks for by itself. */
const EXTRA_CAPS = ['draft/channel-rename'];

/** irc-framework for one connection: reads lines, negotiates capabilities, signs in by SASL. */
export class FrameworkClient {
  readonly #client = new Client();
  readonly #listener: FrameworkListener;
  #isDisposed = false;

  constructor(listener: FrameworkListener) {
    this.#listener = listener;
  }

  /** Capabilities that the server has granted. */
  get caps(): readonly string[] {
    return this.#client.network.cap.enabled;
  }

  connect(settings: IrcSettings): void {
    this.#client.use((_client, raw) => {
      raw.use((_command, line, _text, _self, next) => this.#take(line, next));
    });
    this.#client.requestCap(EXTRA_CAPS);
    this.#client.on('sasl failed', ({ reason }) => this.#listener.onSaslFailed(reason));
    this.#client.on('socket close', (error) => this.#listener.onClosed(error || null));
    this.#client.connect(clientOptions(settings));
  }

  write(line: OutboundLine): void {
    this.#client.raw(line);
  }

  /** Closes the socket without a word; nothing is told any more. */
  dispose(): void {
    this.#isDisposed = true;
    this.#client.removeAllListeners();
    this.#client.connection.transport?.disposeSocket();
  }

  /** Whatever is thrown in the library's read loop would be thrown again at each later packet. */
  #take(line: IrcMessage, next: () => void): void {
    if (this.#isDisposed) return;
    try {
      if (isForFramework(line)) next();
      this.#listener.onLine(line);
    } catch (error) {
      this.#listener.onFault(error, line.command);
    }
  }
}
