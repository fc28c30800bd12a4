import type { Database } from '../adapters/sql/open-database.ts';
import { systemTimers } from '../adapters/system/system-timers.ts';
import type { Bot } from '../bot/bot.ts';
import { createReactions, type ReactionParts, type Reactions } from '../bot/reactions.ts';
import type { SaidStore } from '../ports/said-store.ts';
import { lazyStore } from './lazy-store.ts';

/** Signs that people put on what the bot said, understood by a database that is opened when there is one. */
export function openReactions(bot: Bot, core: ReactionParts['core'], database: () => Promise<Database>): Reactions {
  return createReactions({
    bot,
    core,
    said: lazyStore<SaidStore>(async () => {
      const { createSqlSaid } = await import('../adapters/sql/sql-said.ts');
      return createSqlSaid(await database());
    }),
    timers: systemTimers,
    outbox: { list: async (filter) => (await core.reminders.stores()).outbox.list(filter) },
  });
}
