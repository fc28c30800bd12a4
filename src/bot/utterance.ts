import type { ClaimedMessage } from '../ports/outbox.ts';
import { type Reply, textReply } from '../ports/reply.ts';

/** Messages of one recipient that are said as one. */
export interface Utterance {
  readonly messages: readonly ClaimedMessage[];
  readonly isLate: boolean;
}

/** Joins a message to those that are said with it. */
export function addTo(utterances: Utterance[], message: ClaimedMessage, isLate: boolean): void {
  const at = utterances.findIndex(
    (other) => other.isLate === isLate && other.messages.some((first) => utteranceKey(first) === utteranceKey(message)),
  );
  const known = utterances[at];
  if (known) utterances[at] = { isLate, messages: [...known.messages, message] };
  else utterances.push({ isLate, messages: [message] });
}

/** The same for messages that are said as one. */
export function utteranceKey({ key, group, recipient }: ClaimedMessage): string {
  return JSON.stringify([recipient, group ?? key]);
}

/** Several replies of plain text become one text. */
export function joinReplies(replies: readonly Reply[]): Reply {
  const blocks = replies.flatMap((reply) => reply.blocks);
  const texts = blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : []));
  return replies.length > 1 && texts.length === blocks.length ? textReply(texts.join(' ')) : { blocks };
}
