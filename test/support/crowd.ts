import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { Happening } from './chatter.ts';

/** Somebody of a crowd: a bare socket that answers pings and looks at nothing else, so that fifty thousand lines cost little. */
export class Chatterer {
  readonly #channel: string;
  readonly #name: string;
  #socket: Socket;
  #nickNumber = 0;

  private constructor(socket: Socket, name: string, channel: string) {
    this.#socket = socket;
    this.#name = name;
    this.#channel = channel;
  }

  /** Connects, registers, joins. */
  static async arrive(name: string, port: number, channel: string): Promise<Chatterer> {
    const chatterer = new Chatterer(await enter(name, port, channel), name, channel);
    return chatterer;
  }

  /** After a server went down: a new connection under the first nick. */
  async comeBack(port: number): Promise<void> {
    this.#socket.destroy();
    this.#nickNumber = 0;
    this.#socket = await enter(this.#name, port, this.#channel);
  }

  get nick(): string {
    return this.#nickNumber % 2 === 0 ? this.#name : `${this.#name}_away`;
  }

  live(happening: Happening): void {
    if (happening.kind === 'nick') {
      this.#nickNumber += 1;
      this.#write(`NICK ${this.nick}`);
    } else if (happening.kind === 'notice') this.#write(`NOTICE ${this.#channel} :${happening.text}`);
    else if (happening.kind === 'act') this.#write(`PRIVMSG ${this.#channel} :\x01ACTION ${happening.text}\x01`);
    else this.#write(`PRIVMSG ${this.#channel} :${happening.text}`);
  }

  leave(): void {
    this.#socket.destroy();
  }

  #write(line: string): void {
    this.#socket.write(`${line}\r\n`);
  }
}

async function enter(nick: string, port: number, channel: string): Promise<Socket> {
  const socket = connect({ host: '127.0.0.1', port, noDelay: true });
  socket.on('error', () => {});
  await once(socket, 'connect');
  socket.write(`NICK ${nick}\r\nUSER ${nick} 0 * :x\r\n`);
  await seen(socket, / (?:376|422) /);
  socket.write(`JOIN ${channel}\r\n`);
  await seen(socket, / 366 /);
  socket.on('data', (data) => {
    const ping = data.includes('PING') ? /^PING (.*)$/m.exec(data.toString()) : null;
    if (ping) socket.write(`PONG ${ping[1]}\r\n`);
  });
  return socket;
}

async function seen(socket: Socket, pattern: RegExp): Promise<void> {
  let text = '';
  while (!pattern.test(text)) {
    const [data] = await once(socket, 'data');
    text += String(data);
    const ping = /^PING (.*)$/m.exec(String(data));
    if (ping) socket.write(`PONG ${ping[1]}\r\n`);
  }
}
