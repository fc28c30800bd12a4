import { EventEmitter } from 'node:events';
import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import type { Transport } from 'irc-framework';
import { isSingleLine } from './format-line.ts';
import { LineSplitter } from './line-splitter.ts';
import { type Endpoint, isPinned, openSocket } from './open-socket.ts';

/**
 * A socket to one server, as irc-framework wants it.
 *
 * Its own transport can neither trust a given authority nor pin a certificate, leaves Nagle's algorithm on (the last line of a
 * long answer then waits 40 ms for an acknowledgement) and keeps an endless line in memory without a bound.
 */
export function createTransportClass(endpoint: Endpoint): new () => Transport {
  return class extends SocketTransport {
    constructor() {
      super(endpoint);
    }
  };
}

class SocketTransport extends EventEmitter implements Transport {
  readonly #endpoint: Endpoint;
  #socket: Socket | null = null;
  #isOpen = false;
  /** Lines of this turn of the event loop. */
  #pending = '';
  #error: Error | false = false;

  constructor(endpoint: Endpoint) {
    super();
    this.#endpoint = endpoint;
  }

  connect(): void {
    const { tls } = this.#endpoint;
    const lines = new LineSplitter((line) => this.emit('line', line));
    const socket = openSocket(this.#endpoint, (data) => {
      if (!lines.push(data)) this.#fail(socket, new Error('the server sent a line without an end'));
    });
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.on(tls.kind === 'plain' ? 'connect' : 'secureConnect', () => this.#opened(socket));
    socket.on('error', (error) => {
      this.#error = error;
    });
    socket.on('end', () => socket.end());
    socket.on('close', () => {
      this.#isOpen = false;
      this.emit('close', this.#error);
    });
  }

  #opened(socket: Socket): void {
    const { tls } = this.#endpoint;
    // True: with any other kind than plain, openSocket made a TLS socket.
    if (tls.kind === 'pinned' && !isPinned(socket as TLSSocket, tls.sha256)) {
      this.#fail(socket, new Error('the certificate of the server is not the pinned one'));
      return;
    }
    this.#isOpen = true;
    this.emit('open');
  }

  #fail(socket: Socket, error: Error): void {
    this.#error = error;
    socket.destroy();
  }

  /**
   * What is written in one turn of the event loop leaves in one packet: half the work for answers of several lines. One string is
   * written, not one for each line: each would cost a request of its own, and the memory of it.
   */
  writeLine(line: string, written?: () => void): void {
    if (this.#socket === null || !this.#isOpen || !isSingleLine(line)) {
      if (written) process.nextTick(written);
      return;
    }
    if (this.#pending === '') process.nextTick(() => this.#flush());
    this.#pending += `${line}\r\n`;
    if (written) this.#flush(written);
  }

  #flush(written?: () => void): void {
    const pending = this.#pending;
    this.#pending = '';
    if (pending !== '' && this.#isOpen) this.#socket?.write(pending, written);
  }

  close(force: boolean): void {
    this.#flush();
    if (force || !this.#isOpen) this.#socket?.destroy();
    else this.#socket?.end();
  }

  disposeSocket(): void {
    this.#socket?.destroy();
  }

  /** IRC of today is UTF-8; there is nothing to set. */
  setEncoding(): boolean {
    return true;
  }
}
