import type { Answer } from '../answers/answer.ts';
import type { Instant } from '../domain/program/key-date.ts';
import type { IncomingMessage } from '../ports/incoming-message.ts';
import { personKey, type Sender } from '../ports/sender.ts';

/** What a person was shown and has yet to confirm. */
export interface Pending {
  /** @param sender with the account that is proved. Takes the place of what they had to confirm before. */
  ask(message: IncomingMessage, sender: Sender, action: () => Promise<Answer>): void;
  /** Takes it; null if there is nothing, or if it is too long ago. */
  take(message: IncomingMessage, sender: Sender): (() => Promise<Answer>) | null;
}

/** For so long a question waits for its answer. */
const WAIT_MS = 10 * 60_000;
const MAX_PEOPLE = 1_000;

export function createPending(): Pending {
  const waiting = new Map<string, { readonly at: Instant; readonly action: () => Promise<Answer> }>();
  return {
    ask: (message, sender, action) => {
      const key = keyOf(message, sender);
      waiting.delete(key);
      waiting.set(key, { at: message.at, action });
      const [oldest] = waiting.keys();
      if (waiting.size > MAX_PEOPLE && oldest !== undefined) waiting.delete(oldest);
    },
    take: (message, sender) => {
      const key = keyOf(message, sender);
      const found = waiting.get(key);
      waiting.delete(key);
      return found && Math.abs(message.at - found.at) <= WAIT_MS ? found.action : null;
    },
  };
}

function keyOf({ network }: IncomingMessage, sender: Sender): string {
  return JSON.stringify([network, personKey(sender)]);
}
