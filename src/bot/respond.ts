import type { Answer, AnswerContext } from '../answers/answer.ts';
import { answerQuestion } from '../answers/answer-question.ts';
import type { Conversation } from '../answers/conversation.ts';
import type { Instant } from '../domain/program/key-date.ts';
import type { Program } from '../domain/program/program.ts';
import type { IncomingMessage } from '../ports/incoming-message.ts';
import { type Block, errorReply, type Reply, type Response, textReply } from '../ports/reply.ts';
import { foldPersonName, type Sender } from '../ports/sender.ts';
import { type Awaitable, andThen, orElse } from './awaitable.ts';
import type { BotParts, ProveAccount } from './bot-parts.ts';
import { argumentOf, placeRefusal, roleRefusal } from './check-command.ts';
import type { CommandContext, Role } from './command.ts';
import type { Intent } from './interpret.ts';
import { namesMail } from './mail-privacy.ts';
import type { Memory, Remembered } from './memory.ts';
import { isOnePage, splitPages } from './pages.ts';
import { roleOf, roleOfPerson } from './permit.ts';

/** A message that is to be answered. */
export interface Turn {
  readonly message: IncomingMessage;
  readonly prove: ProveAccount;
  readonly now: Instant;
}

/** A turn that knows whom the network has proved in it. */
interface WitnessedTurn extends Turn {
  /** The account that was proved since the turn began; null if nobody asked, or nothing was proved. */
  provedAs(): string | null;
}

function witnessed(turn: Turn): WitnessedTurn {
  let proved: string | null = null;
  const prove = async () => {
    const account = await turn.prove();
    proved = account ?? proved;
    return account;
  };
  return { ...turn, prove, provedAs: () => proved };
}

/** Answers a message that is for the bot and within its limits. @throws UserError if the person can mend it. */
export function respond(intent: Intent, asked: Turn, parts: BotParts, memory: Memory): Awaitable<Response> {
  const turn = witnessed(asked);
  const remembered = memory.recall(turn.message, turn.now);
  return andThen(zoneOf(turn.message, parts), (zone) => {
    const context = contextFor(turn, remembered, zone, parts);
    const go = () => perform(intent, context, remembered, turn, parts, memory);
    if (intent.kind !== 'command') return go();
    const refusal = placeRefusal(intent.command, context);
    if (refusal !== null) return here(errorReply(refusal));
    // The network is asked who it is only where it matters: a question for everybody waits for nobody.
    if (intent.command.role === 'anyone') return go();
    return andThen(roleRefusal(intent.command, context), (denial) =>
      denial === null ? go() : here(errorReply(denial)),
    );
  });
}

/** Does what is asked by somebody who may. */
function perform(
  intent: Intent,
  context: CommandContext,
  remembered: Remembered,
  turn: WitnessedTurn,
  parts: BotParts,
  memory: Memory,
): Awaitable<Response> {
  if (intent.kind === 'suggestion') {
    const { typed, command } = intent;
    return here(errorReply(parts.say('didYouMean', { typed, command: command.name, prefix: parts.prefix })));
  }
  if (intent.kind === 'command' && intent.command.name === 'more') return nextPage(turn, remembered, parts, memory);
  const answer =
    intent.kind === 'command'
      ? intent.command.handle(argumentOf(intent, context), context)
      : answerQuestion(intent.text, context);
  return andThen(answer, (made) =>
    spoken(made, { ...remembered.conversation, ...made.conversation }, turn, parts, memory),
  );
}

function contextFor(turn: Turn, remembered: Remembered, zone: string | null, parts: BotParts): CommandContext {
  const { message, now, prove } = turn;
  const { say, prefix, commands, preferences, people, random, about, programs, networks, privacy } = parts;
  const { admins, reminders, interviews, runningInterviews } = parts;
  const answering: AnswerContext = {
    index: parts.indexFor(message),
    say,
    conversation: remembered.conversation,
    now,
    isPublic: message.channel !== null,
    zone,
  };
  const proveSender = async () => ({ nick: message.sender.nick, account: await prove() });
  return {
    ...answering,
    message,
    proveSender,
    proveRole: async () => provedRole(message.network, await proveSender(), answering.index.program, parts),
    prefix,
    commands,
    preferences,
    people,
    random,
    about,
    programs,
    networks,
    privacy,
    reminders,
    admins,
    interviews,
    runningInterviews,
  };
}

/** By the account that the network proves, or by another that its owner has linked to it. */
async function provedRole(
  network: string,
  sender: Sender,
  program: Program,
  { admins, people, log }: BotParts,
): Promise<Role> {
  const own = roleOf(network, sender, program, admins);
  if (sender.account === null || own !== 'anyone') return own;
  try {
    const { accounts } = await people.personOf({ network, account: foldPersonName(sender.account) });
    return roleOfPerson(accounts, program);
  } catch (error) {
    // What the account is by itself the bot knows without its database.
    log.error({ err: error, network }, 'it could not be read whose account it is');
    return own;
  }
}

/** Times are told in UTC where the person's zone cannot be read: an answer is worth more than its local time. */
function zoneOf(message: IncomingMessage, { preferences, log }: BotParts): Awaitable<string | null> {
  return orElse<string | null>(
    () => preferences.zoneOf(message.network, message.sender),
    (error) => {
      log.error({ err: error, network: message.network }, 'zone could not be read');
      return null;
    },
  );
}

/** What goes to the person alone stays in memory there, so that "more" goes on where they read it. */
function spoken(
  { blocks, privately = [], isWhole = false }: Answer,
  conversation: Conversation,
  turn: WitnessedTurn,
  parts: BotParts,
  memory: Memory,
): Response {
  if (isWhole) return whole(blocks, privately, turn.message);
  if (turn.message.channel === null)
    return here(pageOf([...blocks, ...privately], conversation, turn.message, turn, parts, memory));
  if (parts.privacy.mails === 'direct' && namesMail(blocks, parts.indexFor(turn.message).program)) {
    return {
      here: textReply(parts.say('saidDirectly')),
      privately: pageOf([...blocks, ...privately], conversation, alone(turn.message), turn, parts, memory),
    };
  }
  return {
    here: blocks.length === 0 ? null : pageOf(blocks, conversation, turn.message, turn, parts, memory),
    privately:
      privately.length === 0 ? null : pageOf(privately, conversation, alone(turn.message), turn, parts, memory),
  };
}

/** All of an answer; what is whole is for one person alone, so it floods no channel. */
function whole(blocks: readonly Block[], privately: readonly Block[], { channel }: IncomingMessage): Response {
  if (channel === null) return here({ blocks: [...blocks, ...privately] });
  return { here: blocks.length === 0 ? null : { blocks }, privately: { blocks: privately } };
}

/** What is left of a long answer, for whom it is; who has taken their nick since hears what everybody hears. */
function nextPage(turn: WitnessedTurn, remembered: Remembered, parts: BotParts, memory: Memory): Awaitable<Response> {
  const { rest, owner } = remembered;
  const nothing = here(textReply(parts.say('nothingMore')));
  if (rest.length === 0) return nothing;
  if (owner === null) return goOn(turn, remembered, parts, memory);
  return andThen(turn.prove(), (account) =>
    account !== null && foldPersonName(account) === foldPersonName(owner)
      ? goOn(turn, remembered, parts, memory)
      : nothing,
  );
}

/** The last page where it was asked; more than a page goes to the person alone. */
function goOn(turn: WitnessedTurn, { conversation, rest }: Remembered, parts: BotParts, memory: Memory): Response {
  const { message, now } = turn;
  if (message.channel === null || isOnePage(rest))
    return here(pageOf(rest, conversation, message, turn, parts, memory));
  memory.keep(message, { conversation, rest: [], owner: null }, now);
  return {
    here: textReply(parts.say('goesOnDirectly')),
    privately: pageOf(rest, conversation, alone(message), turn, parts, memory),
  };
}

/** Says what fits at once, and remembers the rest and what is spoken of. @param place a message from where it is said. */
function pageOf(
  blocks: readonly Block[],
  conversation: Conversation,
  place: IncomingMessage,
  { now, provedAs }: WitnessedTurn,
  parts: BotParts,
  memory: Memory,
): Reply {
  const { page, rest } = splitPages(blocks, parts.say('moreHint'));
  memory.keep(place, { conversation, rest, owner: provedAs() }, now);
  return { blocks: page };
}

function here(reply: Reply): Response {
  return { here: reply, privately: null };
}

/** The same message as if it had been said to the bot alone. */
function alone(message: IncomingMessage): IncomingMessage {
  return { ...message, channel: null };
}
