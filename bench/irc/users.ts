import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** Somebody who asks in a channel of their own and measures how long the answer takes; a bare socket, so that it costs little. */
export class BenchUser {
  readonly #socket: Socket;
  readonly #channel: string;
  readonly #answerMark: Buffer;
  #seen = 0;
  #joins = 0;
  #rest: Buffer = Buffer.alloc(0);
  #waiters: (() => void)[] = [];

  private constructor(socket: Socket, channel: string, bot: string) {
    this.#socket = socket;
    this.#channel = channel;
    this.#answerMark = Buffer.from(` PRIVMSG ${channel} :`);
    const joinMark = `:${bot}!`;
    socket.on('data', (data) => {
      this.#seen += this.#count(data);
      const text = data.includes('PING') || data.includes('JOIN') ? data.toString() : '';
      const ping = /^PING (.*)$/m.exec(text);
      if (ping) socket.write(`PONG ${ping[1]}\r\n`);
      if (text.includes(joinMark) && text.includes(' JOIN ')) this.#joins += 1;
      const waiters = this.#waiters;
      this.#waiters = [];
      for (const waiter of waiters) waiter();
    });
    socket.on('error', () => {});
  }

  static async connect(port: number, nick: string, channel: string, bot: string): Promise<BenchUser> {
    const socket = connect({ host: '127.0.0.1', port, noDelay: true });
    await once(socket, 'connect');
    const user = new BenchUser(socket, channel, bot);
    socket.write(`NICK ${nick}\r\nUSER ${nick} 0 * :x\r\n`);
    await new Promise<void>((resolve) => {
      const look = (data: Buffer) => {
        if (!data.includes(' 422 ') && !data.includes(' 376 ')) return;
        socket.off('data', look);
        resolve();
      };
      socket.on('data', look);
    });
    socket.write(`JOIN ${channel}\r\n`);
    return user;
  }

  #count(data: Buffer): number {
    // A mark may be cut by the end of a packet: what is left of the last line is looked at again.
    const all = this.#rest.length === 0 ? data : Buffer.concat([this.#rest, data]);
    let found = 0;
    const end = all.lastIndexOf(10) + 1;
    for (let at = all.indexOf(this.#answerMark); at !== -1 && at < end; at = all.indexOf(this.#answerMark, at + 1))
      found += 1;
    this.#rest = all.subarray(end);
    return found;
  }

  async #next(): Promise<void> {
    await new Promise<void>((resolve) => this.#waiters.push(resolve));
  }

  get seen(): number {
    return this.#seen;
  }

  async botJoined(): Promise<void> {
    while (this.#joins === 0) await this.#next();
  }

  write(question: string, times: number): void {
    this.#socket.write(`PRIVMSG ${this.#channel} :${question}\r\n`.repeat(times));
  }

  async seesUpTo(count: number): Promise<void> {
    while (this.#seen < count) await this.#next();
  }

  /** Asks and waits for the last of so many lines. @returns milliseconds. */
  async ask(question: string, lines: number): Promise<number> {
    const start = performance.now();
    const wanted = this.#seen + lines;
    this.write(question, 1);
    await this.seesUpTo(wanted);
    return performance.now() - start;
  }

  close(): void {
    this.#socket.destroy();
  }
}
