import type { Database } from '../adapters/sql/open-database.ts';
import { createReactions, type ReactionParts, type Reactions } from '../bot/reactions.ts';
import type { SaidStore } from '../ports/said-store.ts';
import type { SubscriptionStore } from '../ports/subscription-store.ts';
import { lazyStore } from './lazy-store.ts';
import type { RunningReminders } from './start-reminders.ts';

/** What signs need of the rest of the bot. */
export interface OpenReactionParts extends Omit<ReactionParts, 'said' | 'outbox' | 'subscriptions' | 'replan'> {
  /** Opens the database if it is not open yet. */
  database(): Promise<Database>;
  readonly reminders: Pick<RunningReminders, 'machine' | 'nudge'>;
}

/** Signs that people put on what the bot said, understood by a database that is opened when there is one. */
export function openReactions({ database, reminders, ...parts }: OpenReactionParts): Reactions {
  return createReactions({
    ...parts,
    said: lazyStore<SaidStore>(async () => {
      const { createSqlSaid } = await import('../adapters/sql/sql-said.ts');
      return createSqlSaid(await database());
    }),
    subscriptions: lazyStore<SubscriptionStore>(async () => {
      const { createSqlSubscriptions } = await import('../adapters/sql/sql-subscriptions.ts');
      return createSqlSubscriptions(await database());
    }),
    outbox: { list: async (filter) => (await reminders.machine()).outbox.list(filter) },
    // What could not be planned is logged, and planned with the next tick.
    replan: () => void reminders.nudge().catch(() => {}),
  });
}
