import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { createIrcNetwork } from '../../src/adapters/irc/irc-network.ts';
import { DEFAULT_LIMITS, DEFAULT_PATIENCE, type IrcSettings } from '../../src/adapters/irc/settings.ts';
import { systemClock } from '../../src/adapters/system/system-clock.ts';
import { systemRandom } from '../../src/adapters/system/system-random.ts';
import { systemTimers } from '../../src/adapters/system/system-timers.ts';
import type { ChatNetwork, Destination } from '../../src/ports/chat-network.ts';
import type { IncomingMessage } from '../../src/ports/incoming-message.ts';
import { BASE_SETTINGS } from '../adapters/irc/base-settings.ts';
import { HOSTILE_NAMES, hostileLine, hostileText, seeded } from './irc-grammar.ts';

/** What a run found. */
export interface FuzzReport {
  readonly lines: number;
  readonly said: number;
  /** Lines that the bot sent and no honest bot would; none is the only good number. */
  readonly injected: readonly string[];
  /** Errors that were logged; each is a line that the adapter did not handle on purpose. */
  readonly errors: readonly string[];
  /** Questions asked between the nonsense, and how many of them the bot heard and answered. */
  readonly asked: number;
  readonly answered: number;
  readonly connections: number;
  readonly seconds: number;
  /** Heap in use after a collection (where --expose-gc allows one), after a tenth of the lines and at the end, in MiB. */
  readonly heapMiB: readonly [number, number];
}

/** After so many questions the server cuts the connection, and is hostile while the bot registers again. */
const BATCHES_A_CONNECTION = 40;
/** Lines between two questions; the server waits for the answer before it goes on. */
const BATCH = 500;
/** All that the bot may ever send. A line outside of it was smuggled in. */
const HONEST = [
  /^CAP (?:LS 302|REQ :[a-z0-9 ./-]*|END)$/,
  /^(?:NICK|WHOIS|PART) [^ ]+$/,
  /^USER gsocbot 0 \* :a bot$/,
  /^(?:JOIN [#&][^ ,]+|PING gsocbot-\d+|MONITOR \+ gsocbot|ISON gsocbot|QUIT :bye)$/,
  /^PONG :/,
  // Whichever letter the server says that bots have.
  /^MODE gsocbot \+[A-Za-z]$/,
  /^WHO [^ ]+ %tuhna,731$/,
  /^PRIVMSG [^ ,]+ :\P{Cc}*$/u,
  // The intro of a list, bold: one pair of marks, and ours.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: bold is a control character.
  /^PRIVMSG [^ ,]+ :(?:[^\s\p{Cc}]+: )?\x02\P{Cc}+\x02[.:!?]+(?: \P{Cc}*)?$/u,
  /^NOTICE [^ ,]+ :\p{Cc}(?:VERSION|PING|SOURCE|TIME|CLIENTINFO)\P{Cc}*\p{Cc}$/u,
];

function isHonest(line: string): boolean {
  return Buffer.byteLength(line) <= 510 && HONEST.some((pattern) => pattern.test(line));
}

/** Sends hostile lines to the adapter and has it say hostile things, for as many lines as wanted. */
export async function fuzzIrc(lines: number, seed: number): Promise<FuzzReport> {
  const random = seeded(seed);
  const injected: string[] = [];
  const errors: string[] = [];
  let connections = 0;
  let said = 0;
  let asked = 0;
  let answered = 0;
  let answerSeen: () => void = () => {};
  let synced: () => void = () => {};
  let client: Socket | null = null;

  const server = createServer((socket) => {
    client = socket;
    connections += 1;
    let rest = '';
    socket.on('error', () => {});
    socket.on('data', (data) => {
      const parts = (rest + data.toString('utf8')).split('\r\n');
      rest = parts.pop() ?? '';
      for (const line of parts) hear(socket, line);
    });
  });
  const hear = (socket: Socket, line: string) => {
    if (!isHonest(line)) injected.push(line);
    const [command, first] = line.split(' ');
    if (command === 'USER') socket.write(connections === 1 ? WELCOME : `${nonsense(random)}${WELCOME}`);
    else if (command === 'CAP' && first === 'LS')
      socket.write(':server.example CAP * LS :multi-prefix account-notify\r\n');
    else if (command === 'CAP' && first === 'REQ')
      socket.write(':server.example CAP * ACK :multi-prefix account-notify\r\n');
    else if (command === 'PING') socket.write(`:server.example PONG server.example :${first}\r\n`);
    else if (command === 'JOIN') socket.write(':gsocbot!g@host JOIN #room\r\n');
    if (line === `PONG :sync-${asked}`) synced();
    if (line.endsWith(` :answer ${asked}`)) {
      answered += 1;
      answerSeen();
    }
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;

  const network = createIrcNetwork(fuzzSettings(port), {
    clock: systemClock,
    random: systemRandom,
    timers: systemTimers,
    log: {
      debug: () => {},
      info: () => {},
      warn: () => {},
      error: (fields) => errors.push(JSON.stringify(fields, errorText)),
    },
  });
  network.start({ onConnected: () => {}, onSeen: () => {}, onMessage: async (message) => core(message) });
  const core = (message: IncomingMessage) => {
    said += 1;
    void network.proveAccount(message);
    const question = /^question (\d+)$/.exec(message.text);
    const to: Destination =
      message.channel === null
        ? { kind: 'direct', nick: message.sender.nick }
        : { kind: 'channel', channel: message.channel };
    if (question) say(network, to, `answer ${question[1]}`);
    else {
      say(network, to, hostileText(random));
      const name = HOSTILE_NAMES[Math.floor(random() * HOSTILE_NAMES.length)] ?? '';
      say(
        network,
        random() < 0.5 ? { kind: 'direct', nick: name } : { kind: 'channel', channel: name },
        hostileText(random),
      );
    }
  };
  const until = async (holds: () => boolean) => {
    const end = Date.now() + 20_000;
    while (!holds() && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 5));
  };

  const anew = async () => {
    const before = connections;
    (client as Socket | null)?.destroy();
    await until(() => connections > before);
  };

  const startedAt = performance.now();
  let early = 0;
  for (let sent = 0; sent < lines; sent += BATCH) {
    await until(() => network.status().state === 'connected' && network.status().channels[0]?.isJoined === true);
    const batch = Array.from({ length: BATCH }, () => hostileLine(random)).filter(isSurvivable);
    asked += 1;
    const write = (texts: readonly string[]) => (client as Socket | null)?.write(`${texts.join('\r\n')}\r\n`);
    const synchronous = new Promise<void>((resolve) => {
      synced = resolve;
    });
    write([...batch, `PING :sync-${asked}`]);
    await within(synchronous);
    const answer = new Promise<void>((resolve) => {
      answerSeen = resolve;
    });
    // The bot is put right after the nonsense: it may have been kicked, renamed or told that names compare otherwise.
    write([...restoration(network), `:anna!a@host PRIVMSG #room :question ${asked}`]);
    await within(answer);
    if (sent <= lines / 10) early = heapMiB();
    if (asked % BATCHES_A_CONNECTION === 0) await anew();
  }
  const report = {
    lines,
    said,
    injected,
    errors,
    asked,
    answered,
    connections,
    seconds: Math.round((performance.now() - startedAt) / 100) / 10,
    heapMiB: [early, heapMiB()] as const,
  };
  await network.stop(1_000);
  server.close();
  return report;
}

/** What does not come is counted as unanswered; the run goes on. */
function within(awaited: Promise<void>): Promise<void> {
  return Promise.race([awaited, new Promise<void>((resolve) => setTimeout(resolve, 5_000).unref())]);
}

const WELCOME = [
  ':server.example 001 gsocbot :Welcome',
  ':server.example 005 gsocbot CASEMAPPING=rfc1459 CHANTYPES=# WHOX STATUSMSG=@+ :are supported by this server',
  ':server.example 422 gsocbot :no MOTD',
  '',
].join('\r\n');

/** Lines while the bot registers: capabilities, SASL and numerics that nobody asked for. A server that welcomes ends it all the same. */
function nonsense(random: () => number): string {
  const lines = Array.from({ length: 200 }, () => hostileLine(random)).filter(
    (line) => isSurvivable(line) && !/\b(?:001|376|422|43[2367])\b/.test(line),
  );
  return `${lines.join('\r\n')}\r\n`;
}

/** What ends a connection by right is tried elsewhere; here it would only make the run slow. */
function isSurvivable(line: string): boolean {
  return !/^(?:@\S* )?(?::\S* )?(?:ERROR|465)/i.test(line);
}

function restoration(network: ChatNetwork): readonly string[] {
  const { nick } = network.status();
  return [
    ':server.example 005 gsocbot CASEMAPPING=rfc1459 CHANTYPES=# :are supported by this server',
    `:${nick}!g@host NICK gsocbot`,
    ':server.example BATCH -1',
    ':server.example RENAME #ROOM #room :back',
    ':server.example RENAME #other #room :back',
    ':gsocbot!g@host JOIN #room',
  ];
}

function say(network: ChatNetwork, to: Destination, text: string): void {
  const reply = { blocks: [{ kind: 'list' as const, intro: text, items: [text, 'x'], isNumbered: true }] };
  const answer = { blocks: [{ kind: 'text' as const, text }] };
  void network.send({
    to,
    reply: text.startsWith('answer') ? answer : reply,
    urgency: 'answer',
    expiresAt: Date.now() + 5_000,
    addressee: text.startsWith('answer') ? null : text,
  });
}

function fuzzSettings(port: number): IrcSettings {
  return {
    ...BASE_SETTINGS,
    host: '127.0.0.1',
    port,
    realname: 'a bot',
    limits: { ...DEFAULT_LIMITS, linesPerSecond: Infinity, maxRepeats: Infinity },
    patience: {
      ...DEFAULT_PATIENCE,
      backOffMinMs: 10,
      backOffMaxMs: 50,
      backOffBannedMs: 10,
      kickPauseMs: 10,
      proofMs: 200,
    },
  };
}

function errorText(_key: string, value: unknown): unknown {
  return value instanceof Error ? value.stack : value;
}

function heapMiB(): number {
  globalThis.gc?.();
  return Math.round((process.memoryUsage().heapUsed / 2 ** 20) * 10) / 10;
}
