import type { Reason } from '../../src/domain/language/reasons.ts';
import { isSameName } from '../../src/domain/people/fold-name.ts';
import { layoutLines } from '../../src/domain/text/layout-lines.ts';
import type { ChatNetwork, Delivery, NetworkListener, NetworkStatus } from '../../src/ports/chat-network.ts';
import type { IncomingMessage } from '../../src/ports/incoming-message.ts';

/** A network in memory that a test holds in its hand. */
export interface FakeNetwork extends ChatNetwork {
  /** What was said where, e.g. "#orchard: Reminder: ...". */
  readonly heard: string[];
  isUp: boolean;
  /** What happens before the network tells what became of a message; nothing to begin with. */
  afterSend: () => Promise<unknown>;
  /** Why the bot is not in a channel, by channel. */
  readonly problems: Map<string, Reason>;
  /** Accounts by the nick that has them now. */
  readonly accounts: Map<string, string>;
  /** Sessions of those who prove nothing, by nick. */
  readonly sessions: Map<string, string>;
  /** What becomes of the next messages; confirmed when it is empty. */
  readonly deliveries: Delivery[];
  readonly listener: NetworkListener | null;
  /** Somebody says something, to the bot alone or in a channel; resolves when the core has taken it. */
  says(nick: string, text: string, channel?: string | null): Promise<void>;
}

/** @param now where messages are to expire as on a real network; left out: time stands still before all of them. */
export function createFakeNetwork(name: string, channels: readonly string[], now = () => -Infinity): FakeNetwork {
  const told = new WeakSet<IncomingMessage>();
  const accountOf = (nick: string): string | null => {
    const own = [...accounts].find(([one]) => isSameName(one, nick));
    return own?.[1] ?? null;
  };
  let isStopped = false;
  const heard: string[] = [];
  const problems = new Map<string, Reason>();
  const accounts = new Map<string, string>();
  const sessions = new Map<string, string>();
  const deliveries: Delivery[] = [];
  const network = {
    name,
    kind: 'irc' as const,
    heard,
    isUp: true,
    afterSend: async (): Promise<unknown> => null,
    problems,
    accounts,
    sessions,
    deliveries,
    listener: null as NetworkListener | null,
    start: (listener: NetworkListener) => {
      network.listener = listener;
      if (network.isUp) listener.onConnected();
    },
    says: async (nick: string, text: string, channel: string | null = null) => {
      const sender = { nick, account: accountOf(nick) };
      const message = { network: name, channel, sender, text, botNick: 'gsocbot', at: now() };
      told.add(message);
      network.listener?.onSeen(nick, sender.account);
      await network.listener?.onMessage(message);
    },
    send: async ({ to, reply, expiresAt }: Parameters<ChatNetwork['send']>[0]): Promise<Delivery> => {
      if (isStopped || (expiresAt !== null && now() >= expiresAt)) return { kind: 'expired' };
      const delivery = deliveries.shift() ?? { kind: 'confirmed' };
      const where = to.kind === 'channel' ? to.channel : to.nick;
      if (delivery.kind === 'confirmed') heard.push(`${where}: ${layoutLines(reply.blocks, 10_000).join(' / ')}`);
      await network.afterSend();
      return delivery;
    },
    proveAccount: async (message: IncomingMessage) => (told.has(message) ? accountOf(message.sender.nick) : null),
    accountOf: async (nick: string) => accountOf(nick),
    sessionOf: (nick: string) => sessions.get(nick) ?? null,
    status: (): NetworkStatus => ({
      name,
      state: isStopped ? 'stopped' : network.isUp ? 'connected' : 'waiting',
      since: 0,
      nick: 'gsocbot',
      channels: channels.map((channel) => ({
        name: channel,
        isJoined: !problems.has(channel),
        problem: problems.get(channel) ?? null,
      })),
      lagMs: 0,
      queued: 0,
      expired: 0,
      lastHeardAt: null,
      problem: network.isUp ? null : 'error: the server is down',
      warnings: [],
    }),
    stop: async () => {
      isStopped = true;
    },
  };
  return network;
}
