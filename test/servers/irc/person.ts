import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect as connectPlain, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { Certificate } from './certificates.ts';

/** Somebody else on the network: a bare client that types lines and waits for lines. */
export interface Person {
  readonly nick: string;
  type(line: string): void;
  /** The next line that matches, counting from the last one waited for. Rejects after `withinMs`. */
  sees(pattern: RegExp, withinMs?: number): Promise<string>;
  /** All that was seen so far. */
  readonly lines: readonly string[];
  /** Forgets what was seen so far. */
  forget(): void;
  /** Gone without a word. */
  vanish(): void;
  leave(): Promise<void>;
}

export interface PersonOptions {
  readonly port: number;
  /** Connect with TLS and show this certificate. */
  readonly certificate?: Certificate;
  readonly user?: string;
  /** Capabilities to ask for. */
  readonly caps?: readonly string[];
}

const WITHIN_MS = 10_000;

/** Connects and registers. */
export async function makePerson(nick: string, options: PersonOptions): Promise<Person> {
  const person = await openPerson(nick, options);
  await person.sees(/ (?:376|422) /);
  return person;
}

export async function openPerson(
  nick: string,
  { port, certificate, user = nick.slice(0, 8), caps = [] }: PersonOptions,
): Promise<Person> {
  const socket = certificate
    ? connectTls({
        host: '127.0.0.1',
        port,
        rejectUnauthorized: false,
        cert: readFileSync(certificate.certificateFile),
        key: readFileSync(certificate.keyFile),
      })
    : connectPlain({ host: '127.0.0.1', port });
  await once(socket, certificate ? 'secureConnect' : 'connect');
  const person = personOf(nick, socket);
  if (caps.length > 0) person.type(`CAP REQ :${caps.join(' ')}`);
  person.type(`NICK ${nick}`);
  person.type(`USER ${user} 0 * :a person`);
  if (caps.length > 0) person.type('CAP END');
  return person;
}

function personOf(nick: string, socket: Socket): Person {
  const lines: string[] = [];
  let waiters: (() => void)[] = [];
  let looked = 0;
  let rest = '';
  const wake = () => {
    const all = waiters;
    waiters = [];
    for (const waiter of all) waiter();
  };
  socket.setNoDelay(true);
  socket.on('error', () => {});
  socket.on('close', () => {
    lines.push('(closed)');
    wake();
  });
  socket.on('data', (data) => {
    const parts = (rest + data.toString('utf8')).split('\r\n');
    rest = parts.pop() ?? '';
    for (const line of parts) {
      if (line.startsWith('PING')) socket.write(`PONG ${line.slice(5)}\r\n`);
      else lines.push(line);
    }
    wake();
  });
  const find = (pattern: RegExp): string | null => {
    for (let at = looked; at < lines.length; at += 1) {
      const line = lines[at] ?? '';
      if (!pattern.test(line)) continue;
      looked = at + 1;
      return line;
    }
    return null;
  };
  const sees = async (pattern: RegExp, withinMs = WITHIN_MS): Promise<string> => {
    const until = Date.now() + withinMs;
    for (;;) {
      const line = find(pattern);
      if (line !== null) return line;
      const leftMs = until - Date.now();
      if (leftMs <= 0)
        throw new Error(`${nick} did not see ${pattern} but:\n${lines.slice(looked).slice(-15).join('\n')}`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, leftMs);
        waiters.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
  };
  return {
    nick,
    type: (line) => {
      if (!socket.writableEnded) socket.write(`${line}\r\n`);
    },
    sees,
    lines,
    forget: () => {
      looked = lines.length;
    },
    vanish: () => socket.destroy(),
    leave: async () => {
      if (socket.destroyed) return;
      socket.end('QUIT :bye\r\n');
      socket.setTimeout(1_000, () => socket.destroy());
      await once(socket, 'close');
    },
  };
}
