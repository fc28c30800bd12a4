import type { Delivery, Destination } from '../../../src/ports/chat-network.ts';
import type { IncomingMessage } from '../../../src/ports/incoming-message.ts';
import { textReply } from '../../../src/ports/reply.ts';
import type { Rig } from './rig.ts';

/** One person. */
export function direct(nick: string): Destination {
  return { kind: 'direct', nick };
}

/** An answer to the person alone. */
export function answerTo(question: IncomingMessage, { network }: Rig, text: string): Promise<Delivery> {
  return network.send({
    to: direct(question.sender.nick),
    reply: textReply(text),
    inReplyTo: question,
    urgency: 'answer',
    expiresAt: Date.now() + 30_000,
  });
}

/** An announcement to one person, as the outbox makes it when it was proved who has the nick. */
export function announce({ network }: Rig, nick: string, text: string): Promise<Delivery> {
  return network.send({
    to: direct(nick),
    reply: textReply(text),
    urgency: 'announcement',
    expiresAt: Date.now() + 30_000,
  });
}
