import { createIrcNetwork } from '../../../src/adapters/irc/irc-network.ts';
import {
  DEFAULT_LIMITS,
  DEFAULT_PATIENCE,
  type IrcLimits,
  type IrcPatience,
  type IrcSettings,
} from '../../../src/adapters/irc/settings.ts';
import { systemClock } from '../../../src/adapters/system/system-clock.ts';
import { systemRandom } from '../../../src/adapters/system/system-random.ts';
import { systemTimers } from '../../../src/adapters/system/system-timers.ts';
import type { ChatNetwork, Delivery, Destination } from '../../../src/ports/chat-network.ts';
import type { IncomingMessage } from '../../../src/ports/incoming-message.ts';
import type { Log } from '../../../src/ports/log.ts';
import { type Reply, textReply } from '../../../src/ports/reply.ts';
import type { IrcServer } from '../../servers/irc/irc-server.ts';
import { BASE_SETTINGS } from './base-settings.ts';

/** A line of the log. */
export interface LogEntry {
  readonly level: keyof Log;
  readonly message: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** A bot on a server, with all that it told. */
export interface Rig {
  readonly network: ChatNetwork;
  readonly messages: readonly IncomingMessage[];
  readonly log: readonly LogEntry[];
  readonly seen: readonly string[];
  /** Times that the network said it is up. */
  readonly connections: number;
  /** Resolves when it holds; looked at again whenever anything is told or logged. Rejects with what is known instead. */
  until(what: string, holds: () => boolean, withinMs?: number): Promise<void>;
  /** The next message with this text. */
  hears(text: string): Promise<IncomingMessage>;
  say(
    to: Destination,
    what: string | Reply,
    more?: { readonly expiresInMs?: number; readonly addressee?: string },
  ): Promise<Delivery>;
  announce(channel: string, text: string): Promise<Delivery>;
  joined(): Promise<void>;
  stop(): Promise<void>;
}

export type Overrides = Partial<Omit<IrcSettings, 'limits' | 'patience'>> & {
  readonly limits?: Partial<IrcLimits>;
  readonly patience?: Partial<IrcPatience>;
};

/** A numbered list. */
export function listReply(intro: string, items: readonly string[]): Reply {
  return { blocks: [{ kind: 'list', intro, items, isNumbered: true }] };
}

export const ROOM: Destination = { kind: 'channel', channel: '#room' };

/** The settings of a bot that lives in #room of a server, with TLS where it has it; impatient, so that tests are quick. */
export function settingsFor(server: IrcServer, overrides: Overrides = {}): IrcSettings {
  const { limits, patience, ...others } = overrides;
  return {
    ...BASE_SETTINGS,
    host: 'localhost',
    port: server.tlsPort ?? server.port,
    tls: server.certificate ? { kind: 'verified', ca: server.certificate.certificate } : { kind: 'plain' },
    ...others,
    limits: { ...DEFAULT_LIMITS, ...limits },
    patience: {
      ...DEFAULT_PATIENCE,
      backOffMinMs: 200,
      backOffMaxMs: 1_000,
      identificationMs: 3_000,
      nickPollMs: 500,
      kickPauseMs: 200,
      proofMs: 3_000,
      saslMs: 2_000,
      confirmAfterMs: 50,
      ...patience,
    },
  };
}

/** @param handler what the core does with a message. */
export function startBot(settings: IrcSettings, handler: (message: IncomingMessage, rig: Rig) => void = () => {}): Rig {
  const messages: IncomingMessage[] = [];
  const log: LogEntry[] = [];
  const seen: string[] = [];
  let connections = 0;
  let looked = 0;
  let waiters: (() => void)[] = [];
  const wake = () => {
    const all = waiters;
    waiters = [];
    for (const waiter of all) waiter();
  };
  const logAt = (level: keyof Log) => (fields: object, message: string) => {
    log.push({ level, message, fields: { ...fields } });
    wake();
  };
  const network = createIrcNetwork(settings, {
    clock: systemClock,
    random: systemRandom,
    timers: systemTimers,
    log: { debug: logAt('debug'), info: logAt('info'), warn: logAt('warn'), error: logAt('error') },
  });
  const until = async (what: string, holds: () => boolean, withinMs = 10_000) => {
    const end = Date.now() + withinMs;
    while (!holds()) {
      const leftMs = end - Date.now();
      if (leftMs <= 0)
        throw new Error(
          `${what}: not within ${withinMs} ms\n${JSON.stringify({ status: network.status(), log: log.slice(-8) }, null, 1)}`,
        );
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, Math.min(leftMs, 100));
        waiters.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
  };
  const rig: Rig = {
    network,
    messages,
    log,
    seen,
    get connections() {
      return connections;
    },
    until,
    hears: async (text) => {
      const find = () => messages.findIndex((message, at) => at >= looked && message.text === text);
      await until(`hears "${text}"`, () => find() !== -1);
      looked = find() + 1;
      // True: it was just found there.
      return messages[looked - 1] as IncomingMessage;
    },
    say: (to, what, { expiresInMs = 30_000, addressee } = {}) =>
      network.send({
        to,
        reply: typeof what === 'string' ? textReply(what) : what,
        urgency: 'answer',
        expiresAt: Date.now() + expiresInMs,
        ...(addressee === undefined ? {} : { addressee }),
      }),
    announce: (channel, text) =>
      network.send({
        to: { kind: 'channel', channel },
        reply: textReply(text),
        urgency: 'announcement',
        expiresAt: null,
      }),
    joined: () => until('in all channels', () => network.status().channels.every(({ isJoined }) => isJoined)),
    stop: () => network.stop(3_000),
  };
  network.start({
    onMessage: async (message) => {
      messages.push(message);
      wake();
      handler(message, rig);
    },
    onConnected: () => {
      connections += 1;
      wake();
    },
    onSeen: (nick, account) => {
      seen.push(account === null ? nick : `${nick}=${account}`);
      wake();
    },
  });
  return rig;
}
