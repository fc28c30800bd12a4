import type { ChatNetwork } from '../../src/ports/chat-network.ts';

/** A network that is connected and on which nobody speaks. @param since ISO 8601: when it connected. */
export function quietNetwork(since: string): ChatNetwork {
  return {
    name: 'test',
    kind: 'irc',
    start: () => {},
    send: async () => ({ kind: 'confirmed' }),
    proveAccount: async ({ sender }) => sender.account,
    accountOf: async () => null,
    rejoin: (channel) => channel === '#orchard',
    status: () => ({
      name: 'test',
      state: 'connected',
      since: Date.parse(since),
      nick: 'gsocbot',
      channels: [{ name: '#orchard', isJoined: true, problem: null }],
      lagMs: 41.7,
      queued: 0,
      expired: 0,
      lastHeardAt: Date.parse(since),
      problem: null,
      warnings: [],
    }),
    stop: async () => {},
  };
}
