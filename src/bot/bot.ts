import type { IncomingMessage } from '../ports/incoming-message.ts';
import { errorReply, type Response } from '../ports/reply.ts';
import { addressOf } from './address.ts';
import { type Awaitable, andThen, orElse } from './awaitable.ts';
import type { BotParts, ProveAccount } from './bot-parts.ts';
import { isCopy } from './bridges.ts';
import { UserError } from './command.ts';
import { interpret } from './interpret.ts';
import { createLimiter } from './limiter.ts';
import { createMemory } from './memory.ts';
import { respond } from './respond.ts';

/** The bot as networks and signs know it. */
export interface Bot {
  /** What to say to a message; null for silence. At once, unless something has to be looked up. Never throws: a message that fails is answered with a reference. */
  receive(message: IncomingMessage, prove: ProveAccount): Awaitable<Response | null>;
}

/** The chat core: from a message to a response, the same on every network. */
export function createBot(parts: BotParts): Bot {
  const memory = createMemory();
  const limiter = createLimiter(parts.limits);
  const answer = (message: IncomingMessage, prove: ProveAccount): Awaitable<Response | null> => {
    // What people do, and files that they send, ask the bot nothing.
    if (message.form !== undefined) return null;
    const address = addressOf(message, parts.prefix);
    const intent = address && interpret(address, parts.commands);
    if (!intent) return null;
    // The only place where what people say gets into the log.
    parts.log.debug({ network: message.network, channel: message.channel, text: message.text }, 'asked');
    const verdict = limiter.judge(message);
    if (verdict === 'ignore') return null;
    if (verdict === 'warn') return { here: errorReply(parts.say('tooMany')), privately: null };
    return respond(intent, { message, prove, now: parts.clock.now() }, parts, memory);
  };
  // What is said in an interview is for the other side, not for the bot.
  const hear = (message: IncomingMessage, prove: ProveAccount) =>
    andThen(parts.runningInterviews.hear(message, prove), (heard): Awaitable<Response | null> => {
      if (heard.kind === 'elsewhere') return answer(message, prove);
      if (heard.kind === 'told') return answer({ ...message, text: heard.text }, prove);
      return heard.kind === 'asked' ? { here: heard.reply, privately: null } : null;
    });
  return {
    receive: (message, prove) =>
      isCopy(message, parts.bridges, (name) => parts.networks.find((network) => network.name === name))
        ? null
        : orElse<Response | null>(
            () => hear(message, prove),
            (error) => failure(error, message, parts),
          ),
  };
}

/** What the person can mend is told as it is; everything else gets a reference that stands in the log too. */
function failure(error: unknown, message: IncomingMessage, parts: BotParts): Response {
  if (error instanceof UserError) {
    const reply = errorReply(error.message);
    return error.isPrivate && message.channel !== null
      ? { here: null, privately: reply }
      : { here: reply, privately: null };
  }
  const reference = parts.random.token(8);
  parts.log.error({ err: error, reference, network: message.network, channel: message.channel }, 'message failed');
  return { here: errorReply(parts.say('internalError', { reference })), privately: null };
}
