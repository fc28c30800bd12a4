import type { AnswerContext } from '../answers/answer.ts';
import { answerQuestion } from '../answers/answer-question.ts';
import type { Phrasebook } from '../answers/compose/phrasebook.ts';
import type { Conversation } from '../answers/conversation.ts';
import type { ProgramIndex } from '../answers/program-index.ts';
import type { Instant } from '../domain/program/key-date.ts';
import type { Program } from '../domain/program/program.ts';
import type { Clock } from '../ports/clock.ts';
import type { IncomingMessage } from '../ports/incoming-message.ts';
import type { Log } from '../ports/log.ts';
import type { PreferenceStore } from '../ports/preference-store.ts';
import type { Random } from '../ports/random.ts';
import { type Block, type Reply, textReply } from '../ports/reply.ts';
import { addressOf } from './address.ts';
import { argumentOf, refusalOf } from './check-command.ts';
import { type Command, type CommandContext, UserError } from './command.ts';
import { type Intent, interpret } from './interpret.ts';
import { createMemory, type Memory, type Remembered } from './memory.ts';
import { splitPages } from './pages.ts';

/** What the bot is made of. */
export interface BotParts {
  readonly commands: readonly Command[];
  readonly say: Phrasebook;
  /** The program that is spoken of where the message was said. */
  indexFor(message: IncomingMessage): ProgramIndex;
  /** All programs that the bot knows. */
  readonly programs: readonly Program[];
  readonly preferences: PreferenceStore;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly prefix: string;
  /** Accounts of the org admins. */
  readonly admins: readonly string[];
  readonly version: string;
}

export interface Bot {
  /** What to say to a message; null for silence. Never throws: a message that fails is answered with a reference. */
  receive(message: IncomingMessage): Promise<Reply | null>;
}

/** The chat core: from a message to a reply, the same on every network. */
export function createBot(parts: BotParts): Bot {
  const memory = createMemory();
  return {
    receive: async (message) => {
      const address = addressOf(message, parts.prefix);
      const intent = address && interpret(address, parts.commands);
      if (!intent) return null;
      try {
        return await respond(intent, message, parts, memory);
      } catch (error) {
        return errorReply(error, message, parts);
      }
    },
  };
}

/** A message and what the bot knows when it comes. */
interface Turn {
  readonly message: IncomingMessage;
  readonly remembered: Remembered;
  readonly now: Instant;
}

async function respond(intent: Intent, message: IncomingMessage, parts: BotParts, memory: Memory): Promise<Reply> {
  const now = parts.clock.now();
  const turn: Turn = { message, remembered: memory.recall(message, now), now };
  const context = await contextFor(turn, parts);
  if (intent.kind === 'suggestion') {
    return textReply(
      parts.say('didYouMean', { typed: intent.typed, command: intent.command.name, prefix: parts.prefix }),
    );
  }
  if (intent.kind === 'command') {
    const refusal = refusalOf(intent.command, context, parts.admins);
    if (refusal !== null) return textReply(refusal);
    if (intent.command.name === 'more') return nextPage(turn, parts, memory);
  }
  const answer =
    intent.kind === 'command'
      ? await intent.command.handle(argumentOf(intent, context), context)
      : answerQuestion(intent.text, context);
  return pageOf(answer.blocks, { ...turn.remembered.conversation, ...answer.conversation }, turn, parts, memory);
}

async function contextFor({ message, remembered, now }: Turn, parts: BotParts): Promise<CommandContext> {
  const { say, prefix, commands, preferences, version, programs } = parts;
  const answering: AnswerContext = {
    index: parts.indexFor(message),
    say,
    conversation: remembered.conversation,
    now,
    zone: await zoneOf(message, parts),
  };
  return { ...answering, message, prefix, commands, preferences, version, programs };
}

/** Times are told in UTC where the person's zone cannot be read: an answer is worth more than its local time. */
async function zoneOf(message: IncomingMessage, parts: BotParts): Promise<string | null> {
  try {
    return await parts.preferences.zoneOf(message.network, message.sender);
  } catch (error) {
    parts.log.error({ err: error, network: message.network }, 'zone could not be read');
    return null;
  }
}

function nextPage(turn: Turn, parts: BotParts, memory: Memory): Reply {
  const { conversation, rest } = turn.remembered;
  if (rest.length === 0) return textReply(parts.say('nothingMore'));
  return pageOf(rest, conversation, turn, parts, memory);
}

/** Says what fits at once, and remembers the rest and what is spoken of. */
function pageOf(
  blocks: readonly Block[],
  conversation: Conversation,
  { message, now }: Turn,
  parts: BotParts,
  memory: Memory,
): Reply {
  const { page, rest } = splitPages(blocks, parts.say('moreHint'));
  memory.keep(message, { conversation, rest }, now);
  return { blocks: page };
}

/** What the person can mend is told as it is; everything else gets a reference that stands in the log too. */
function errorReply(error: unknown, message: IncomingMessage, parts: BotParts): Reply {
  if (error instanceof UserError) return textReply(error.message);
  const reference = parts.random.token(8);
  parts.log.error({ err: error, reference, network: message.network, channel: message.channel }, 'message failed');
  return textReply(parts.say('internalError', { reference }));
}
