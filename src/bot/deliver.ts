import { lateMark } from '../answers/compose/reminder-text.ts';
import type { Delivery } from '../ports/chat-network.ts';
import type { ClaimedMessage } from '../ports/outbox.ts';
import { foldPersonName } from '../ports/sender.ts';
import type { PumpParts } from './pump-parts.ts';
import { joinReplies, type Utterance } from './utterance.ts';

/** A network may keep a message for so long; then it is looked at again, for it may be late by then. */
const PATIENCE_MS = 120_000;

/** Sends; a person only if the account proves to be theirs at this very moment. */
export async function deliver(
  { messages, isLate }: Utterance,
  parts: PumpParts,
  nickOf: (network: string, account: string) => string | null,
): Promise<Delivery | { readonly kind: 'away' }> {
  const [first] = messages;
  if (!first) throw new Error('an utterance has at least one message');
  const { recipient } = first;
  const network = parts.network(recipient.network);
  if (network?.status().state !== 'connected') return { kind: 'expired' };
  const staleAt = Math.min(...messages.map((message) => message.staleAt ?? Infinity));
  const outgoing = {
    reply: replyOf(messages, isLate, parts),
    urgency: 'announcement',
    expiresAt: Math.min(staleAt, parts.clock.now() + PATIENCE_MS),
  } as const;
  if (recipient.kind === 'channel')
    return network.send({ ...outgoing, to: { kind: 'channel', channel: recipient.channel } });
  const nick = nickOf(recipient.network, recipient.account) ?? recipient.nick;
  const account = await network.accountOf(nick);
  if (account === null || foldPersonName(account) !== foldPersonName(recipient.account)) return { kind: 'away' };
  return network.send({ ...outgoing, to: { kind: 'direct', nick } });
}

function replyOf(messages: readonly ClaimedMessage[], isLate: boolean, { say }: PumpParts) {
  const replies = messages.map((message) => {
    if (!isLate) return message.reply;
    if (message.lateReply) return message.lateReply;
    return {
      ...message.reply,
      blocks: [...message.reply.blocks, { kind: 'note', text: lateMark(message.dueAt, say) } as const],
    };
  });
  return joinReplies(replies);
}
