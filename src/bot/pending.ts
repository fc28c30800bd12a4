import type { Answer } from '../answers/answer.ts';
import { RecentMap } from '../domain/limits/recent-map.ts';
import type { Instant } from '../domain/program/key-date.ts';
import { MINUTE_MS } from '../domain/time/units.ts';
import type { IncomingMessage } from '../ports/incoming-message.ts';
import { personKey, type Sender } from '../ports/sender.ts';

/** What a person was shown and has yet to confirm. */
export interface Pending {
  /** @param sender with the account that is proved. Takes the place of what they had to confirm before. */
  ask(message: IncomingMessage, sender: Sender, action: () => Promise<Answer>): void;
  /** Takes it; null if there is nothing, or if it is too long ago. */
  take(message: IncomingMessage, sender: Sender): (() => Promise<Answer>) | null;
  /** Whether somebody of that nick was asked just now; who they are is proved when they confirm. */
  mayWait(message: IncomingMessage): boolean;
  /** Forgets what somebody of that nick was asked. */
  drop(message: IncomingMessage): void;
}

/** For so long a question waits for its answer. */
const WAIT_MS = 10 * MINUTE_MS;
const MAX_PEOPLE = 1_000;

/** One question for each person; it is forgotten after ten minutes, or with a restart. */
export function createPending(): Pending {
  const waiting = new RecentMap<{ readonly at: Instant; readonly action: () => Promise<Answer> }>(MAX_PEOPLE);
  /** Keys of what waits, by the nick that was shown it. */
  const byNick = new RecentMap<string>(MAX_PEOPLE);
  const keyAt = (message: IncomingMessage) => byNick.get(nickKey(message)) ?? '';
  return {
    ask: (message, sender, action) => {
      byNick.set(nickKey(message), keyOf(message, sender));
      waiting.set(keyOf(message, sender), { at: message.at, action });
    },
    take: (message, sender) => {
      const key = keyOf(message, sender);
      const found = waiting.get(key);
      waiting.delete(key);
      return found && isFresh(message, found) ? found.action : null;
    },
    mayWait: (message) => {
      const found = waiting.get(keyAt(message));
      return found !== undefined && isFresh(message, found);
    },
    drop: (message) => {
      waiting.delete(keyAt(message));
    },
  };
}

function isFresh({ at }: IncomingMessage, asked: { readonly at: Instant }): boolean {
  return Math.abs(at - asked.at) <= WAIT_MS;
}

function nickKey({ network, sender }: IncomingMessage): string {
  return JSON.stringify([network, personKey({ ...sender, account: null })]);
}

function keyOf({ network }: IncomingMessage, sender: Sender): string {
  return JSON.stringify([network, personKey(sender)]);
}
