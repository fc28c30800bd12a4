import { lateMark } from '../answers/compose/reminder-text.ts';
import { accountsToTell } from '../domain/people/accounts-to-tell.ts';
import { isSameName } from '../domain/people/fold-name.ts';
import { type Account, isSameAccount } from '../domain/people/person-id.ts';
import type { PersonRecipient } from '../domain/reminders/recipient.ts';
import type { ChatNetwork, Delivery, OutgoingMessage } from '../ports/chat-network.ts';
import type { ClaimedMessage } from '../ports/outbox.ts';
import { isSessionAccount, sessionAccount } from '../ports/sender.ts';
import { speakingPlace } from './bridges.ts';
import type { PumpParts } from './pump-parts.ts';
import { joinReplies, type Utterance } from './utterance.ts';
import type { Whereabouts } from './whereabouts.ts';

/** A network may keep a message for so long; then it is looked at again, for it may be late by then. */
const PATIENCE_MS = 120_000;

/** What became of a message; `away`: the person is nowhere to be found. */
export type Attempt = Delivery | { readonly kind: 'away' };

/** Sends; a person only where the account proves to be theirs at this very moment. */
export async function deliver(
  { messages, isLate }: Utterance,
  parts: PumpParts,
  whereabouts: Pick<Whereabouts, 'nickOf' | 'lastOf'>,
): Promise<Attempt> {
  const [first] = messages;
  if (!first) throw new Error('an utterance has at least one message');
  const staleAt = Math.min(...messages.map((message) => message.staleAt ?? Infinity));
  const outgoing: Outgoing = {
    reply: replyOf(messages, isLate, parts),
    urgency: 'announcement',
    expiresAt: Math.min(staleAt, parts.clock.now() + PATIENCE_MS),
    // A network that knows such keys says it once, though the bot may be killed before it has recorded that it did.
    transactionKey: messages.map(({ key }) => key).join(' '),
  };
  const { recipient } = first;
  if (recipient.kind === 'person') return toPerson(recipient, messages, outgoing, parts, whereabouts);
  const place = speakingPlace(recipient, first.attempts, parts);
  const network = parts.network(place.network);
  if (network?.status().state !== 'connected') return { kind: 'expired' };
  const delivery = await network.send({ ...outgoing, to: { kind: 'channel', channel: place.channel } });
  return noted(delivery, place.network, messages, parts);
}

/**
 * Notes by which name the network knows what was said. Before it is recorded as sent: should the bot be killed in between, it is
 * sent again under the same key and gets the same name.
 */
async function noted(
  delivery: Delivery,
  network: string,
  messages: readonly ClaimedMessage[],
  { said, clock, log }: PumpParts,
): Promise<Delivery> {
  if (delivery.kind !== 'confirmed' || delivery.eventId === undefined) return delivery;
  try {
    const keys = messages.map(({ key }) => key);
    await said.record(network, delivery.eventId, keys, clock.now());
  } catch (error) {
    // It was said; that nobody can put a sign on it matters less than saying it twice.
    log.error({ err: error, network }, 'it could not be noted what was said');
  }
  return delivery;
}

type Outgoing = Omit<OutgoingMessage, 'to'>;

/** Where the person wants it, or where they were seen last; the next best if they are not there. */
async function toPerson(
  recipient: PersonRecipient,
  messages: readonly ClaimedMessage[],
  outgoing: Outgoing,
  parts: PumpParts,
  whereabouts: Pick<Whereabouts, 'nickOf' | 'lastOf'>,
): Promise<Attempt> {
  const person = await parts.people.personOf(recipient);
  const last = whereabouts.lastOf(person.accounts) ?? person.last ?? null;
  const attempts: Attempt[] = [];
  // A conversation goes on where it was begun, whatever people want to be told elsewhere.
  const isTalk = messages.some(({ kind }) => kind === 'interview');
  const accounts = isTalk
    ? [recipient, ...accountsToTell(person, last, recipient)]
    : accountsToTell(person, last, recipient);
  for (const account of accounts) {
    const nick = whereabouts.nickOf(account.network, account.account) ?? nickHint(account, recipient);
    const attempt = await toAccount(account, nick, outgoing, parts);
    attempts.push(attempt.kind === 'away' ? attempt : await noted(attempt, account.network, messages, parts));
    if ((isTalk || person.notify !== 'both') && !isUnsaid(attempt)) break;
  }
  return attempts.find(({ kind }) => kind === 'confirmed') ?? attempts.find(({ kind }) => kind !== 'away') ?? AWAY;
}

const AWAY: Attempt = { kind: 'away' };

/** Whether it was certainly not said there, so that it may be said elsewhere: what is lost may have arrived. */
function isUnsaid({ kind }: Attempt): boolean {
  return kind === 'away' || kind === 'expired' || kind === 'refused';
}

async function toAccount(account: Account, nick: string, outgoing: Outgoing, parts: PumpParts): Promise<Attempt> {
  const network = parts.network(account.network);
  // Where it is down they cannot be; whether it comes back in time is another matter.
  if (network?.status().state !== 'connected') return { kind: 'expired' };
  const proved = await accountOf(nick, account, network);
  if (proved === null || !isSameName(proved, account.account)) return AWAY;
  return network.send({ ...outgoing, to: { kind: 'direct', nick } });
}

/** Who proves no account is told only as long as they are there without a break. */
async function accountOf(nick: string, { account }: Account, network: ChatNetwork): Promise<string | null> {
  if (!isSessionAccount(account)) return network.accountOf(nick);
  const session = network.sessionOf?.(nick) ?? null;
  return session === null ? null : sessionAccount(session);
}

/** The nick that came with the message, of the account it was written for; elsewhere people are looked for by their account. */
export function nickHint(account: Account, recipient: PersonRecipient): string {
  return isSameAccount(account, recipient) ? recipient.nick : account.account;
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
