import type { Reason } from '../domain/language/reasons.ts';
import type { Instant } from '../domain/program/key-date.ts';
import type { IncomingMessage } from './incoming-message.ts';
import type { IncomingReaction } from './incoming-reaction.ts';
import type { InterviewPlaces } from './interview-places.ts';
import type { Reply } from './reply.ts';

/** Where a message goes: a room of many, or one person. */
export type Destination =
  | { readonly kind: 'channel'; readonly channel: string }
  | { readonly kind: 'direct'; readonly nick: string };

/** Something the bot says. */
export interface OutgoingMessage {
  readonly to: Destination;
  readonly reply: Reply;
  /**
   * Whom an answer in a channel is for: the nick that a network without threads puts before it ("anna: ..."); null or left out for
   * nobody. Two people asking the same count as two answers by it, where the same line too often is taken for a loop of bots.
   */
  readonly addressee?: string | null;
  /**
   * The message that it answers, the very object that `onMessage` was given; null or left out for none. Networks with threads
   * answer there, edit the answer when the message was an edited question, and take it back with the question.
   */
  readonly inReplyTo?: IncomingMessage | null;
  /**
   * A name that the network is to recognise if the same message is sent again, after a crash between sending and recording it;
   * null or left out for none. Networks that can't do that ignore it.
   */
  readonly transactionKey?: string | null;
  /**
   * `answer`: to a question just asked; worthless when it comes late, so it has an `expiresAt`.
   * `announcement`: from the outbox; waits for as long as it takes.
   */
  readonly urgency: 'answer' | 'announcement';
  /** An answer that could not be sent by then is dropped and counted; null for announcements. */
  readonly expiresAt: Instant | null;
}

/**
 * What became of a message.
 *
 * - `confirmed`: the network showed that it took the message.
 * - `expired`: it was dropped unsent because its time was over, because the bot stops, or because it was for one person whose
 *   nick may be with somebody else by now.
 * - `refused`: the network said that it will not deliver it, and why.
 * - `lost`: the connection broke before the network confirmed it; it may or may not have arrived.
 */
export type Delivery =
  | {
      readonly kind: 'confirmed';
      /** What the network calls the message, where its messages have ids; people may put signs on it by that. */
      readonly eventId?: string;
    }
  | { readonly kind: 'expired' }
  | { readonly kind: 'refused'; readonly reason: Reason }
  | { readonly kind: 'lost' };

/** How a network is doing, for `status` and `health`. */
export interface NetworkStatus {
  readonly name: string;
  readonly state: 'connecting' | 'connected' | 'waiting' | 'stopped';
  /** Since when it is connected, since when it is not (however often it has tried meanwhile), or since when it is stopped. */
  readonly since: Instant;
  /** The bot's own name there at the moment. */
  readonly nick: string;
  readonly channels: readonly { readonly name: string; readonly isJoined: boolean; readonly problem: Reason | null }[];
  /** Round trip of the last ping in milliseconds; null if none came back yet. */
  readonly lagMs: number | null;
  /** Messages waiting to be sent. */
  readonly queued: number;
  /** Answers dropped because they came too late. */
  readonly expired: number;
  /** When somebody last said something where the bot could hear it; null if nobody has yet. */
  readonly lastHeardAt: Instant | null;
  /** Why it is not connected; null if it is. */
  readonly problem: Reason | null;
  /** What is not as the configuration wants it though it is connected: not identified, another nick. */
  readonly warnings: readonly Reason[];
}

/** Whether a network in that state is down but coming back: a try to connect is no end of being away. */
export function isAway(state: NetworkStatus['state']): boolean {
  return state === 'waiting' || state === 'connecting';
}

/** What the core gives a network to call. None of these throws, and the network need not wait for them. */
export interface NetworkListener {
  /** Somebody said something that may be for the bot. Own lines, notices and lines of bots have been left out. */
  onMessage(message: IncomingMessage): Promise<void> | void;
  /** Somebody put a sign on a message, whosever it is, or took something away; resolves when it is dealt with. */
  onReaction?(reaction: IncomingReaction): Promise<void>;
  /** The network is up: connected, identified as far as it goes, channels asked for. Called again after each reconnection. */
  onConnected(): void;
  /** A person was seen: joined, spoke, or proved an account. */
  onSeen(nick: string, account: string | null): void;
  /** The bot is not in the place of an interview any more, though it did not close it. */
  onPlaceLost?(name: string): void;
}

/** One chat server the bot is on. The core calls it; it keeps itself connected. */
export interface ChatNetwork {
  /** Its name in the configuration. */
  readonly name: string;
  /** What kind of network it is: what people must do there to prove who they are differs. */
  readonly kind: 'console' | 'irc' | 'matrix';
  /** How it makes places for interviews; left out where that can't be done or is not wanted. */
  readonly places?: InterviewPlaces;
  /** How much of what people say to each other it carries at once; left out: what IRC does (`bot/pages`). */
  readonly speechSize?: { readonly maxLines: number; readonly maxBytes: number };
  /** Begins to connect, and goes on trying until `stop`; returns at once. Called once. */
  start(listener: NetworkListener): void;
  /** Sends when the network's limits allow. Never rejects: what went wrong is in the delivery. */
  send(message: OutgoingMessage): Promise<Delivery>;
  /**
   * Proves who said a message, asking the network if need be. Called only when it matters.
   *
   * @param message the very object that `onMessage` was given; of a copy nothing can be proved.
   * @returns the account, or null if nothing can be proved, if the proof did not come in time, or if the nick was changed,
   *   left or taken over meanwhile.
   */
  proveAccount(message: IncomingMessage): Promise<string | null>;
  /**
   * The account of whoever has a nick at this moment, asked of the network; for what the bot says unasked to one person.
   *
   * @returns null if nobody has the nick, if nothing is proved, or if the answer did not come in time. Never rejects.
   */
  accountOf(nick: string): Promise<string | null>;
  /**
   * A name for the unbroken presence of whoever has a nick: as long as it is the same, so is the person, though nothing proves who
   * that is. It never comes again, after a restart neither.
   *
   * @returns null if they have not been heard in a channel since the nick may have changed hands. Left out where all are proved.
   */
  sessionOf?(nick: string): string | null;
  /**
   * Tries a channel of the configuration again at once, because an admin says so: after a second kick the bot stays out by itself.
   *
   * @returns false if there is no such channel or no connection. Left out where a network needs nothing of the kind.
   */
  rejoin?(channel: string): boolean;
  status(): NetworkStatus;
  /** Says goodbye and disconnects; resolves when the connection is closed, at the latest after `limitMs`. */
  stop(limitMs: number): Promise<void>;
}
