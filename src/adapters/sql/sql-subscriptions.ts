import type { Knex } from 'knex';
import type { Subscription, SubscriptionStore } from '../../ports/subscription-store.ts';
import { guardStore } from './guard-store.ts';
import type { Database } from './open-database.ts';

/** Who has subscribed to which key date, in the database. */
export function createSqlSubscriptions({ knex }: Database): SubscriptionStore {
  return {
    add: (subscription) =>
      guardStore('a subscription could not be written', async () => {
        const key = ['network', 'account', 'program', 'date'];
        return (await table(knex).insert(subscription).onConflict(key).ignore().returning('date')).length > 0;
      }),
    removeByMark: (network, account, mark) =>
      guardStore('a subscription could not be ended', () =>
        knex.transaction(async (trx) => {
          const ended = await table(trx).where({ network, account, mark }).select('*');
          await table(trx).where({ network, account, mark }).delete();
          return ended;
        }),
      ),
    all: () => guardStore('subscriptions could not be read', () => table(knex).orderBy('rowid').select('*')),
  };
}

function table(knex: Knex): Knex.QueryBuilder<Subscription, Subscription[]> {
  return knex<Subscription, Subscription[]>('date_subscriptions');
}
