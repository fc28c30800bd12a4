import { createHash } from 'node:crypto';
import type { OutgoingMessage } from '../../ports/chat-network.ts';
import type { SaidEvent } from '../../ports/exchange-store.ts';
import type { Random } from '../../ports/random.ts';
import type { Heading } from './heading.ts';
import type { JsonObject } from './json.ts';
import { asAnswer, asEdit } from './relations.ts';
import { renderReply } from './render-reply.ts';

/** A message on its way. */
export interface Job {
  readonly message: OutgoingMessage;
  readonly content: JsonObject;
  readonly transactionId: string;
  readonly heading: Heading | null;
  /** Whether the last try may have reached the homeserver. */
  isUncertain: boolean;
}

/** @param heading what is known of the message that it answers; null for none. */
export function makeJob(message: OutgoingMessage, heading: Heading | null, random: Random): Job {
  const content = renderReply(message.reply);
  return { message, content, heading, isUncertain: false, transactionId: transactionId(message, heading, random) };
}

/**
 * The name under which the homeserver takes a message once, however often it is sent: that of an answer comes from the question, so
 * that a question that is taken in again after a crash is not answered twice.
 */
function transactionId({ transactionKey }: OutgoingMessage, heading: Heading | null, random: Random): string {
  if (transactionKey) return `k${hash(transactionKey)}`;
  if (heading === null) return `r${random.token(32)}`;
  heading.replies += 1;
  return `a${hash(`${heading.eventId} ${heading.replies}`)}`;
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 40);
}

/**
 * What is said in order. An announcement may wait for hours, so answers go past it; and each answer hangs at its question, so those to
 * different questions need not wait for each other; that to an edit of it comes after the one that it replaces.
 */
export function turnOf({ message: { urgency, to }, heading }: Job): string {
  const place = to.kind === 'channel' ? to.channel : to.nick;
  return [urgency, to.kind, place, heading?.exchange.questionId ?? ''].join(' ');
}

/** The answer from before an edit that a message replaces in a room; undefined for a new one. */
export function replacedBy({ heading }: Job, roomId: string): SaidEvent | undefined {
  if (!heading?.isEdit) return undefined;
  return heading.exchange.answers.find((answer) => answer.roomId === roomId && !heading.replaced.has(answer.eventId));
}

/**
 * The event that says it in a room: at the question that it answers, if that was asked there.
 *
 * @param replaced the answer that it replaces.
 * @param addressee whom it calls where it hangs at no question; null for nobody.
 */
export function contentIn(
  roomId: string,
  { content, heading }: Job,
  replaced: SaidEvent | undefined,
  addressee: string | null,
): JsonObject {
  if (replaced) return asEdit(content, replaced.eventId);
  if (heading === null || heading.exchange.roomId !== roomId) return asAnswer(content, null, addressee);
  const { questionId, sender, thread } = heading.exchange;
  return asAnswer(content, { eventId: questionId, sender, thread }, sender);
}
