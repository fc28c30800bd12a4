import type { Instant } from '../domain/program/key-date.ts';
import type { ChatNetwork, Destination, NetworkListener } from '../ports/chat-network.ts';
import type { Clock } from '../ports/clock.ts';
import type { IncomingMessage } from '../ports/incoming-message.ts';
import type { IncomingReaction } from '../ports/incoming-reaction.ts';
import type { Reply, Response } from '../ports/reply.ts';
import { andThen } from './awaitable.ts';
import type { Bot } from './bot.ts';
import type { Reactions } from './reactions.ts';

/** An answer that comes later than this is worse than none. */
const ANSWER_LIFE_MS = 30_000;

/** Who wants to know that a network is up, and that people are there. */
export interface NetworkWatcher {
  connected(network: string): void;
  seen(network: string, nick: string, account: string | null): void;
  /** The bot is out of the place of an interview, unasked. */
  placeLost?(network: string, name: string): void;
}

/** Connects a network to the bot: what is heard goes to the bot, and what it says goes back to where it was asked. */
export function attachNetwork(
  network: ChatNetwork,
  bot: Bot,
  clock: Clock,
  watcher?: NetworkWatcher,
  reactions?: Reactions,
): void {
  const listener: NetworkListener = {
    onMessage: (message) =>
      // The very object: only of that can the network prove who said it.
      andThen(
        bot.receive(message, () => network.proveAccount(message)),
        (response) => {
          if (response !== null) answer(message, response, network, clock, bot);
        },
      ),
    onReaction: async (reaction) => {
      const reply = await reactions?.receive(reaction, () => network.proveAccount(reaction.message));
      if (reply) await answerSign(reaction, reply, network, clock);
    },
    onConnected: () => watcher?.connected(network.name),
    onSeen: (nick, account) => watcher?.seen(network.name, nick, account),
    onPlaceLost: (name) => watcher?.placeLost?.(network.name, name),
  };
  network.start(listener);
}

/** To the person alone, wherever the sign is; once, though a network may tell of the same sign again after a crash. */
async function answerSign(
  { message, id, on }: IncomingReaction,
  reply: Reply,
  network: ChatNetwork,
  clock: Clock,
): Promise<void> {
  await network.send({
    to: { kind: 'direct', nick: message.sender.nick },
    reply,
    transactionKey: `sign ${id} ${on === null ? 'taken away' : 'put'}`,
    urgency: 'answer',
    expiresAt: clock.now() + ANSWER_LIFE_MS,
  });
}

function answer(
  message: IncomingMessage,
  response: Response,
  network: ChatNetwork,
  clock: Clock,
  { tooLate }: Pick<Bot, 'tooLate'>,
): void {
  const { channel, sender } = message;
  // Not waited for: a network confirms a line seconds later, and until then a waiting function keeps all that it can see.
  const send = (to: Destination, reply: Reply | null, addressee: string | null) => {
    if (reply === null) return;
    const expiresAt = clock.now() + ANSWER_LIFE_MS;
    const say = (words: Reply, until: Instant) =>
      network.send({ to, reply: words, addressee, inReplyTo: message, urgency: 'answer', expiresAt: until });
    void say(reply, expiresAt).then(({ kind }) => {
      // A network that stops, or a nick that somebody else has by now, takes this no more than the answer.
      const apology = kind === 'expired' ? tooLate(message) : null;
      if (apology !== null) void say(apology, clock.now() + ANSWER_LIFE_MS);
    });
  };
  const alone: Destination = { kind: 'direct', nick: sender.nick };
  if (channel === null) send(alone, response.here, null);
  else send({ kind: 'channel', channel }, response.here, sender.nick);
  send(alone, response.privately, null);
}
