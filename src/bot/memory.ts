import { type Conversation, EMPTY_CONVERSATION } from '../answers/conversation.ts';
import { RecentMap } from '../domain/limits/recent-map.ts';
import type { Instant } from '../domain/program/key-date.ts';
import { MINUTE_MS } from '../domain/time/units.ts';
import type { IncomingMessage } from '../ports/incoming-message.ts';
import type { Block } from '../ports/reply.ts';
import { personKey } from '../ports/sender.ts';

/** What the bot holds in mind of one person in one place. */
export interface Remembered {
  readonly conversation: Conversation;
  /** What is left of the last answer, for "more". */
  readonly rest: readonly Block[];
  /**
   * The account that had to be proved for that answer: its rest is that one's alone. Null where nothing had to be proved.
   *
   * On networks whose messages carry no account, people are remembered by their nicks, which others can take.
   */
  readonly owner: string | null;
}

const NOTHING: Remembered = { conversation: EMPTY_CONVERSATION, rest: [], owner: null };
/** After that a follow-up is a new question. */
const MEMORY_MINUTES = 10;
/** People are forgotten, the longest silent first, when more than this many speak within the time. */
const MAX_PEOPLE = 5_000;

/** Remembers conversations per person and channel for a while. */
export interface Memory {
  recall(message: IncomingMessage, now: Instant): Remembered;
  keep(message: IncomingMessage, remembered: Remembered, now: Instant): void;
}

/** In memory alone: a restart forgets what was spoken of. */
export function createMemory(): Memory {
  const people = new RecentMap<{ readonly remembered: Remembered; readonly at: Instant }>(MAX_PEOPLE);
  return {
    recall: (message, now) => {
      const entry = people.get(keyOf(message));
      if (!entry || Math.abs(now - entry.at) > MEMORY_MINUTES * MINUTE_MS) return NOTHING;
      return entry.remembered;
    },
    keep: (message, remembered, now) => people.set(keyOf(message), { remembered, at: now }),
  };
}

function keyOf({ network, channel, sender }: IncomingMessage): string {
  return JSON.stringify([network, channel, personKey(sender)]);
}
