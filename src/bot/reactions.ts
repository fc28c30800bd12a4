import { bookingName } from '../domain/interviews/booking.ts';
import { heldBookingOf } from '../domain/interviews/notice.ts';
import { createRateLimit } from '../domain/limits/rate-limit.ts';
import type { Person } from '../domain/people/person-id.ts';
import type { IncomingMessage } from '../ports/incoming-message.ts';
import type { IncomingReaction } from '../ports/incoming-reaction.ts';
import type { Log } from '../ports/log.ts';
import type { OutboxMessage, OutboxStore } from '../ports/outbox.ts';
import type { PeopleStore } from '../ports/people-store.ts';
import type { Reply } from '../ports/reply.ts';
import type { SaidStore } from '../ports/said-store.ts';
import { foldPersonName } from '../ports/sender.ts';
import type { Bot } from './bot.ts';
import type { ProveAccount } from './bot-parts.ts';
import { datesOf, type Speaker, type SubscriptionParts, subscribe, unsubscribe } from './subscribe.ts';

/** What signs are answered with. */
export interface ReactionParts extends SubscriptionParts {
  readonly bot: Bot;
  readonly said: SaidStore;
  readonly outbox: Pick<OutboxStore, 'list'>;
  readonly people: Pick<PeopleStore, 'personOf'>;
  readonly prefix: string;
  readonly log: Log;
}

/** Understands the signs that people put on what the bot said: 👍 accepts the offer that it tells of, ⏰ subscribes to its key date. */
export interface Reactions {
  /** What to say to the person alone; null for silence, which is the answer to every other sign. Never rejects. */
  receive(reaction: IncomingReaction, prove: ProveAccount): Promise<Reply | null>;
}

const ACCEPTS = '👍';
const SUBSCRIBES = '⏰';
/** Signs of one person in a minute; more are play. */
const MAX_PER_MINUTE = 10;
const MINUTE_MS = 60_000;

export function createReactions(parts: ReactionParts): Reactions {
  const limit = createRateLimit(MAX_PER_MINUTE, MINUTE_MS);
  const receive = async (reaction: IncomingReaction, prove: ProveAccount): Promise<Reply | null> => {
    const { message, id, on } = reaction;
    const sign = plainSign(message.text);
    if (on !== null && sign !== ACCEPTS && sign !== SUBSCRIBES) return null;
    if (message.sender.account === null || !limit.allows(message.sender.account, message.at)) return null;
    const messages = on === null ? [] : await messagesSaidBy(message.network, on, parts);
    const offer = messages.find(({ key }) => heldBookingOf(key) !== null);
    const dates = datesOf(messages, parts.programs());
    const isMeant = on === null || (sign === ACCEPTS ? offer !== undefined : dates.length > 0);
    const speaker = isMeant ? await speakerOf(message, prove, parts) : null;
    if (speaker === null) return null;
    if (on === null) return unsubscribe(speaker, id, parts);
    if (sign === SUBSCRIBES) return subscribe(dates, speaker, id, parts);
    return offer && isFor(offer, speaker.person) ? accept(offer, message, prove, parts) : null;
  };
  return {
    receive: async (reaction, prove) => {
      try {
        return await receive(reaction, prove);
      } catch (error) {
        parts.log.error({ err: error, network: reaction.message.network }, 'a sign could not be understood');
        return null;
      }
    },
  };
}

/** Without the colour of a skin and the mark for "as a picture", which clients add as they like. */
function plainSign(sign: string): string {
  return sign.replaceAll(/[\u{1f3fb}-\u{1f3ff}\ufe0e\ufe0f]/gu, '');
}

async function messagesSaidBy(network: string, eventId: string, { said, outbox }: ReactionParts) {
  const keys = await said.keysOf(network, eventId);
  return keys.length === 0 ? [] : outbox.list({ keys });
}

/** Who put a sign, as the network proves now; null if it proves nobody. */
async function speakerOf(
  { network, sender }: IncomingMessage,
  prove: ProveAccount,
  { people }: ReactionParts,
): Promise<Speaker | null> {
  const proved = await prove();
  if (proved === null) return null;
  const account = foldPersonName(proved);
  return { network, account, nick: sender.nick, person: await people.personOf({ network, account }) };
}

/** What then happens is what happens to who says "accept". */
async function accept(
  { key }: OutboxMessage,
  message: IncomingMessage,
  prove: ProveAccount,
  { bot, prefix }: ReactionParts,
): Promise<Reply | null> {
  const said = { ...message, channel: null, text: `${prefix}accept ${bookingName(heldBookingOf(key) ?? 0)}` };
  return (await bot.receive(said, prove))?.here ?? null;
}

/** An offer is for one person, and nobody else's sign counts. */
function isFor({ recipient }: OutboxMessage, { accounts }: Person): boolean {
  return (
    recipient.kind === 'person' &&
    accounts.some(
      ({ network, account }) =>
        network === recipient.network && foldPersonName(account) === foldPersonName(recipient.account),
    )
  );
}
