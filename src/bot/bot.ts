import { createRateLimit } from '../domain/limits/rate-limit.ts';
import { MINUTE_MS } from '../domain/time/units.ts';
import type { IncomingMessage } from '../ports/incoming-message.ts';
import { errorReply, type Reply, type Response } from '../ports/reply.ts';
import { personKey } from '../ports/sender.ts';
import { addressOf } from './address.ts';
import { type Awaitable, andThen, orElse } from './awaitable.ts';
import type { BotParts, ProveAccount } from './bot-parts.ts';
import { isCopy } from './bridges.ts';
import { UserError } from './command.ts';
import { interpret } from './interpret.ts';
import { createLimiter } from './limiter.ts';
import { createMemory } from './memory.ts';
import { respond } from './respond.ts';
import { commandLines, joined } from './several-commands.ts';

/** The bot as networks and signs know it. */
export interface Bot {
  /** What to say to a message; null for silence. At once, unless something has to be looked up. Never throws: a message that fails is answered with a reference. */
  receive(message: IncomingMessage, prove: ProveAccount): Awaitable<Response | null>;
  /** What to say in place of an answer that came too late to be sent; null if that person was told just now. */
  tooLate(message: IncomingMessage): Reply | null;
}

/** The chat core: from a message to a response, the same on every network. */
export function createBot(parts: BotParts): Bot {
  const memory = createMemory();
  const limiter = createLimiter(parts.limits);
  const toldLate = createRateLimit(1, MINUTE_MS);
  const answer = (message: IncomingMessage, prove: ProveAccount): Awaitable<Response | null> => {
    // What people do, and files that they send, ask the bot nothing.
    if (message.form !== undefined) return null;
    const lines = commandLines(message, parts.prefix, parts.commands);
    return lines.length === 0 ? answerOne(message, prove) : answerEach(lines, prove);
  };
  const guarded = (attempt: () => Awaitable<Response | null>, message: IncomingMessage) =>
    orElse<Response | null>(attempt, (error) => failure(error, message, parts));
  const answerEach = async (lines: readonly IncomingMessage[], prove: ProveAccount) => {
    const responses: (Response | null)[] = [];
    // One after the other: each may lean on what the one before was about.
    for (const line of lines) responses.push(await guarded(() => answerOne(line, prove), line));
    return joined(responses);
  };
  const answerOne = (message: IncomingMessage, prove: ProveAccount): Awaitable<Response | null> => {
    const address = addressOf(message, parts.prefix);
    const intent = address && interpret(address, parts.commands);
    if (!intent) return null;
    // The only place where what people say gets into the log.
    parts.log.debug({ network: message.network, channel: message.channel, text: message.text }, 'asked');
    const verdict = limiter.judge(message);
    if (verdict === 'ignore') return null;
    if (verdict === 'busy') return { here: errorReply(parts.say('busy')), privately: null };
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
        : guarded(() => hear(message, prove), message),
    tooLate: ({ network, channel, sender }) => {
      const who = JSON.stringify([network, channel, personKey(sender)]);
      return toldLate.allows(who, parts.clock.now()) ? errorReply(parts.say('busy')) : null;
    },
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
