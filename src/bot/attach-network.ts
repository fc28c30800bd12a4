import type { ChatNetwork, NetworkListener } from '../ports/chat-network.ts';
import type { Clock } from '../ports/clock.ts';
import type { IncomingMessage } from '../ports/incoming-message.ts';
import type { Bot } from './bot.ts';

/** An answer that comes later than this is worse than none. */
export const ANSWER_LIFE_MS = 30_000;

/** Connects a network to the bot: what is heard goes to the bot, and what it says goes back to where it was asked. */
export function attachNetwork(network: ChatNetwork, bot: Bot, clock: Clock): void {
  const listener: NetworkListener = {
    onMessage: async (message) => {
      const reply = await bot.receive(message);
      if (reply === null) return;
      await network.send({
        to: destinationOf(message),
        reply,
        urgency: 'answer',
        expiresAt: clock.now() + ANSWER_LIFE_MS,
      });
    },
    onConnected: () => {},
    onSeen: () => {},
  };
  network.start(listener);
}

function destinationOf(message: IncomingMessage) {
  return message.channel === null
    ? ({ kind: 'direct', nick: message.sender.nick } as const)
    : ({ kind: 'channel', channel: message.channel } as const);
}
