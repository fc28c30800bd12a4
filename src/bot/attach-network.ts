import type { ChatNetwork, Destination, NetworkListener } from '../ports/chat-network.ts';
import type { Clock } from '../ports/clock.ts';
import type { Reply } from '../ports/reply.ts';
import type { Bot } from './bot.ts';

/** An answer that comes later than this is worse than none. */
export const ANSWER_LIFE_MS = 30_000;

/** Who wants to know that a network is up, and that people are there. */
export interface NetworkWatcher {
  connected(network: string): void;
  seen(network: string, nick: string, account: string | null): void;
}

/** Connects a network to the bot: what is heard goes to the bot, and what it says goes back to where it was asked. */
export function attachNetwork(network: ChatNetwork, bot: Bot, clock: Clock, watcher?: NetworkWatcher): void {
  const listener: NetworkListener = {
    onMessage: async (message) => {
      // The very object: only of that can the network prove who said it.
      const response = await bot.receive(message, () => network.proveAccount(message));
      if (response === null) return;
      const { nick } = message.sender;
      const expiresAt = clock.now() + ANSWER_LIFE_MS;
      const send = (to: Destination, reply: Reply | null, addressee: string | null) =>
        reply === null ? null : network.send({ to, reply, addressee, urgency: 'answer', expiresAt });
      const alone: Destination = { kind: 'direct', nick };
      const place: Destination = message.channel === null ? alone : { kind: 'channel', channel: message.channel };
      await Promise.all([
        send(place, response.here, message.channel === null ? null : nick),
        send(alone, response.privately, null),
      ]);
    },
    onConnected: () => watcher?.connected(network.name),
    onSeen: (nick, account) => watcher?.seen(network.name, nick, account),
  };
  network.start(listener);
}
