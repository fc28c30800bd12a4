import type { Answer } from '../answers/answer.ts';
import type { Conversation } from '../answers/conversation.ts';
import type { IncomingMessage } from '../ports/incoming-message.ts';
import { type Block, type Reply, type Response, textReply } from '../ports/reply.ts';
import type { BotParts } from './bot-parts.ts';
import { SPEECH_SIZE } from './interviews/speech.ts';
import { namesMail } from './mail-privacy.ts';
import type { Memory } from './memory.ts';
import { PAGE_SIZE, splitPages } from './pages.ts';
import type { WitnessedTurn } from './turn.ts';

/** What saying an answer needs. */
export interface PageParts extends Pick<BotParts, 'say' | 'privacy' | 'indexFor' | 'networks'> {
  readonly memory: Memory;
}

/** What is said of an answer, here and alone. What goes to the person alone stays in memory there, so that "more" goes on where they read it. */
export function sayPage(
  { blocks, privately = [], isWhole = false, isAside = false }: Answer,
  conversation: Conversation,
  turn: WitnessedTurn,
  parts: PageParts,
): Response {
  const { message } = turn;
  if (isAside) return here({ blocks });
  if (isWhole) return whole(blocks, privately, message);
  if (message.channel === null) return here(pageOf([...blocks, ...privately], conversation, message, turn, parts));
  if (parts.privacy.mails === 'direct' && namesMail(blocks, parts.indexFor(message).program)) {
    return {
      here: textReply(parts.say('saidDirectly')),
      privately: pageOf([...blocks, ...privately], conversation, alone(message), turn, parts),
    };
  }
  return {
    here: blocks.length === 0 ? null : pageOf(blocks, conversation, message, turn, parts),
    privately: privately.length === 0 ? null : pageOf(privately, conversation, alone(message), turn, parts),
  };
}

/** All of an answer; what is whole is for one person alone, so it floods no channel. */
function whole(blocks: readonly Block[], privately: readonly Block[], { channel }: IncomingMessage): Response {
  if (channel === null) return here({ blocks: [...blocks, ...privately] });
  return { here: blocks.length === 0 ? null : { blocks }, privately: { blocks: privately } };
}

/** Says what fits at once, and remembers the rest and what is spoken of. @param place a message from where it is said. */
function pageOf(
  blocks: readonly Block[],
  conversation: Conversation,
  place: IncomingMessage,
  { now, provedAs }: WitnessedTurn,
  { say, memory, networks }: PageParts,
): Reply {
  const speechSize = networks.find(({ name }) => name === place.network)?.speechSize ?? SPEECH_SIZE;
  // What people said is read as an interview is, and not as a short answer.
  const isSpeech = blocks.some(({ kind }) => kind === 'verbatim');
  const { page, rest } = splitPages(blocks, say('moreHint'), isSpeech ? speechSize : PAGE_SIZE);
  memory.keep(place, { conversation, rest, owner: provedAs() }, now);
  return { blocks: page };
}

/** A response where it was asked, and nothing else. */
export function here(reply: Reply): Response {
  return { here: reply, privately: null };
}

/** The same message as if it had been said to the bot alone. */
function alone(message: IncomingMessage): IncomingMessage {
  return { ...message, channel: null };
}
