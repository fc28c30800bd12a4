import type { ClaimedMessage } from '../ports/outbox.ts';
import { type Reply, textReply } from '../ports/reply.ts';

/** Messages of one recipient that are said as one. */
export interface Utterance {
  readonly messages: readonly ClaimedMessage[];
  readonly isLate: boolean;
}

/** Joins messages that are said as one; the first of each decides the order. */
export function utterancesOf(
  messages: readonly { readonly message: ClaimedMessage; readonly isLate: boolean }[],
): readonly Utterance[] {
  const groups = Map.groupBy(messages, ({ message, isLate }) => `${isLate} ${utteranceKey(message)}`);
  return [...groups.values()].map((group) => ({
    messages: group.map(({ message }) => message),
    isLate: group.some(({ isLate }) => isLate),
  }));
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
