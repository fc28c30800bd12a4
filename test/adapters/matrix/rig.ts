import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMatrixNetwork } from '../../../src/adapters/matrix/matrix-network.ts';
import {
  DEFAULT_LIMITS,
  DEFAULT_PATIENCE,
  type MatrixLimits,
  type MatrixPatience,
  type MatrixSettings,
} from '../../../src/adapters/matrix/settings.ts';
import { systemClock } from '../../../src/adapters/system/system-clock.ts';
import { systemRandom } from '../../../src/adapters/system/system-random.ts';
import { systemTimers } from '../../../src/adapters/system/system-timers.ts';
import type { ChatNetwork, Delivery, Destination, OutgoingMessage } from '../../../src/ports/chat-network.ts';
import type { IncomingMessage } from '../../../src/ports/incoming-message.ts';
import type { IncomingReaction } from '../../../src/ports/incoming-reaction.ts';
import type { Log } from '../../../src/ports/log.ts';
import { type Reply, textReply } from '../../../src/ports/reply.ts';
import type { Account } from '../../servers/matrix/api.ts';
import { exchangesIn } from '../../support/exchanges.ts';

/** A line of the log. */
export interface LogEntry {
  readonly level: keyof Log;
  readonly message: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** A bot on a homeserver, with all that it told. */
export interface Rig {
  readonly network: ChatNetwork;
  readonly settings: MatrixSettings;
  readonly messages: readonly IncomingMessage[];
  readonly reactions: readonly IncomingReaction[];
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
    text: string,
    more?: Partial<OutgoingMessage> & { readonly expiresInMs?: number },
  ): Promise<Delivery>;
  /** Answers where it was asked. */
  answer(message: IncomingMessage, reply: string | Reply): Promise<Delivery>;
  announce(channel: string, text: string, transactionKey?: string): Promise<Delivery>;
  joined(): Promise<void>;
  stop(): Promise<void>;
}

export type Overrides = Partial<Omit<MatrixSettings, 'limits' | 'patience'>> & {
  readonly limits?: Partial<MatrixLimits>;
  readonly patience?: Partial<MatrixPatience>;
};

/** The settings of a bot that signs in with a password; impatient, so that tests are quick. */
export function settingsFor(url: string, account: Account, overrides: Overrides = {}): MatrixSettings {
  const { limits, patience, ...others } = overrides;
  return {
    name: 'test',
    homeserver: url,
    login: { kind: 'password', user: account.userId, password: account.password },
    deviceName: 'gsocbot of the tests',
    folder: mkdtempSync(join(tmpdir(), 'gsocbot-matrix-')),
    encryption: 'off',
    rooms: [],
    bots: [],
    ghosts: [],
    texts: { cannotRead: 'I could not read that; please send it again.' },
    ...others,
    limits: { ...DEFAULT_LIMITS, maxRepeats: 1_000, ...limits },
    patience: {
      ...DEFAULT_PATIENCE,
      requestMs: 5_000,
      backOffMinMs: 100,
      backOffMaxMs: 500,
      kickPauseMs: 200,
      lateKeyMs: 2_000,
      ...patience,
    },
  };
}

/** @param handler what the core does with a message. */
export function startBot(
  settings: MatrixSettings,
  handler: (message: IncomingMessage, rig: Rig) => unknown = () => {},
): Rig {
  const messages: IncomingMessage[] = [];
  const reactions: IncomingReaction[] = [];
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
  const exchanges = exchangesIn(settings.folder);
  const network = createMatrixNetwork(settings, {
    clock: systemClock,
    random: systemRandom,
    timers: systemTimers,
    exchanges,
    log: { debug: logAt('debug'), info: logAt('info'), warn: logAt('warn'), error: logAt('error') },
  });
  const until = async (what: string, holds: () => boolean, withinMs = 30_000) => {
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
    settings,
    messages,
    reactions,
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
    say: (to, text, { expiresInMs = 30_000, ...more } = {}) =>
      network.send({ to, reply: textReply(text), urgency: 'answer', expiresAt: Date.now() + expiresInMs, ...more }),
    answer: (message, reply) =>
      network.send({
        to:
          message.channel === null
            ? { kind: 'direct', nick: message.sender.nick }
            : { kind: 'channel', channel: message.channel },
        reply: typeof reply === 'string' ? textReply(reply) : reply,
        inReplyTo: message,
        addressee: message.channel === null ? null : message.sender.nick,
        urgency: 'answer',
        expiresAt: Date.now() + 30_000,
      }),
    announce: (channel, text, transactionKey) =>
      network.send({
        to: { kind: 'channel', channel },
        reply: textReply(text),
        urgency: 'announcement',
        expiresAt: null,
        ...(transactionKey === undefined ? {} : { transactionKey }),
      }),
    joined: () => until('in all channels', () => network.status().channels.every(({ isJoined }) => isJoined)),
    stop: async () => {
      await network.stop(3_000);
      await exchanges.close();
    },
  };
  network.start({
    onMessage: async (message) => {
      messages.push(message);
      wake();
      await handler(message, rig);
    },
    onReaction: async (reaction) => {
      reactions.push(reaction);
      wake();
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
