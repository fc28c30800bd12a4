import type { OutboxStore } from '../ports/outbox.ts';
import type { SaidStore } from '../ports/said-store.ts';
import type { Timers } from '../ports/timers.ts';

export interface NotedParts {
  readonly said: Pick<SaidStore, 'keysOf'>;
  readonly outbox: Pick<OutboxStore, 'list'>;
  readonly timers: Timers;
}

const LOOK_EVERY_MS = 5_000;
/** Longer than a claim lasts that was left by a bot that was killed, and the minute until it is taken up. */
const MAX_LOOKS = 36;

/**
 * Which messages of the outbox are said by a message of a network; none for what the bot did not say unasked.
 *
 * A bot that was killed may have said something before it could note its name. It says it again, under the same name, when its claim is over;
 * people may have put their sign on it long before. So while a message is in doubt, it is looked again.
 */
export async function notedKeys(network: string, eventId: string, parts: NotedParts): Promise<readonly string[]> {
  const { said, outbox, timers } = parts;
  for (let look = 1; ; look += 1) {
    const keys = await said.keysOf(network, eventId);
    if (keys.length > 0 || look === MAX_LOOKS) return keys;
    const inDoubt = await outbox.list({ states: ['claimed'], recipient: { network }, limit: 1 });
    if (inDoubt.length === 0) return said.keysOf(network, eventId);
    await new Promise<void>((resolve) => timers.after(LOOK_EVERY_MS, resolve));
  }
}
