import { bookingName } from '../domain/interviews/booking.ts';
import { heldBookingOf } from '../domain/interviews/notice.ts';
import { createRateLimit } from '../domain/limits/rate-limit.ts';
import { foldPersonName } from '../domain/people/fold-name.ts';
import { isSameAccount, type Person } from '../domain/people/person-id.ts';
import { subjectOfKey } from '../domain/reminders/plan-reminders.ts';
import type { PersonRecipient } from '../domain/reminders/recipient.ts';
import { MINUTE_MS } from '../domain/time/units.ts';
import type { IncomingMessage } from '../ports/incoming-message.ts';
import type { IncomingReaction } from '../ports/incoming-reaction.ts';
import type { OutboxMessage, OutboxStore } from '../ports/outbox.ts';
import { type Reply, textReply } from '../ports/reply.ts';
import type { SaidStore } from '../ports/said-store.ts';
import type { Timers } from '../ports/timers.ts';
import type { Bot } from './bot.ts';
import type { BotParts, ProveAccount } from './bot-parts.ts';
import { notedKeys } from './noted-keys.ts';
import { type SubscribeParts, subscribe, unsubscribe } from './subscribe.ts';

/** What signs are answered with. */
export interface ReactionParts {
  readonly bot: Bot;
  /** What the bot is made of: passed on whole, for its programs change. */
  readonly core: SubscribeParts & Pick<BotParts, 'people' | 'log'>;
  readonly said: SaidStore;
  readonly outbox: Pick<OutboxStore, 'list'>;
  readonly timers: Timers;
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

/** Signs beyond `MAX_PER_MINUTE` of one account are left alone. */
export function createReactions(parts: ReactionParts): Reactions {
  const limit = createRateLimit(MAX_PER_MINUTE, MINUTE_MS);
  const receive = async (reaction: IncomingReaction, prove: ProveAccount): Promise<Reply | null> => {
    const { message, on } = reaction;
    const sign = plainSign(message.text);
    if (on !== null && sign !== ACCEPTS && sign !== SUBSCRIBES) return null;
    if (message.sender.account === null || !limit.allows(message.sender.account, message.at)) return null;
    if (on === null) return takeAway(reaction, prove, parts);
    const keys = await notedKeys(message.network, on, parts);
    if (keys.length === 0) return null;
    return sign === ACCEPTS ? accept(keys, message, prove, parts) : follow(keys, on, reaction, prove, parts);
  };
  return {
    receive: async (reaction, prove) => {
      try {
        return await receive(reaction, prove);
      } catch (error) {
        parts.core.log.error({ err: error, network: reaction.message.network }, 'a sign could not be understood');
        return null;
      }
    },
  };
}

/** Without the colour of a skin and the mark for "as a picture", which clients add as they like. */
function plainSign(sign: string): string {
  return sign.replaceAll(/[\u{1f3fb}-\u{1f3ff}\ufe0e\ufe0f]/gu, '');
}

/** Who put a sign, as the network proves now; null if it proves nobody. */
async function speakerOf({ network, sender }: IncomingMessage, prove: ProveAccount): Promise<PersonRecipient | null> {
  const account = await prove();
  return account === null ? null : { kind: 'person', network, account: foldPersonName(account), nick: sender.nick };
}

/** An offer is for one person, and nobody else's sign counts. What then happens is what happens to who says "accept". */
async function accept(
  keys: readonly string[],
  message: IncomingMessage,
  prove: ProveAccount,
  { outbox, bot, core }: ReactionParts,
): Promise<Reply | null> {
  const offer = (await outbox.list({ keys })).find(({ key }) => heldBookingOf(key) !== null);
  const speaker = offer && (await speakerOf(message, prove));
  if (!offer || !speaker || !isFor(offer, await core.people.personOf(speaker))) return null;
  const said = {
    ...message,
    channel: null,
    text: `${core.prefix}accept ${bookingName(heldBookingOf(offer.key) ?? 0)}`,
  };
  return (await bot.receive(said, prove))?.here ?? null;
}

function isFor({ recipient }: OutboxMessage, { accounts }: Person): boolean {
  return recipient.kind === 'person' && accounts.some((account) => isSameAccount(account, recipient));
}

/** Subscribes to the key dates that an announcement is about. */
async function follow(
  keys: readonly string[],
  on: string,
  { message, id }: IncomingReaction,
  prove: ProveAccount,
  parts: ReactionParts,
): Promise<Reply | null> {
  if (!keys.some((key) => subjectOfKey(key) !== null)) return null;
  const speaker = await speakerOf(message, prove);
  const told = speaker && (await subscribe(speaker, keys.join(' '), parts.core));
  if (!speaker || told === null) return null;
  await parts.said.keepSign({ network: message.network, id, on, account: speaker.account });
  return textReply(told);
}

/** Ends the subscription that a sign began; what was accepted stays accepted, for others count on it. */
async function takeAway(
  { message, id }: IncomingReaction,
  prove: ProveAccount,
  parts: ReactionParts,
): Promise<Reply | null> {
  const { said } = parts;
  const speaker = await speakerOf(message, prove);
  const on = speaker && (await said.takeSign({ network: message.network, id, account: speaker.account }));
  if (!speaker || on === null) return null;
  const keys = await said.keysOf(message.network, on);
  const told = await unsubscribe(speaker, keys.join(' '), parts.core);
  return told === null ? null : textReply(told);
}
