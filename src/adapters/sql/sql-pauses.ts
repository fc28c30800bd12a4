import type { ChannelPause, ChannelPauses } from '../../ports/channel-pauses.ts';
import { guardStore } from './guard-store.ts';
import type { Database } from './open-database.ts';

/** Paused channels in the database. */
export function createSqlPauses({ knex }: Database): ChannelPauses {
  return {
    list: () =>
      guardStore(
        'the paused channels could not be read',
        async (): Promise<ChannelPause[]> =>
          knex('channel_pauses').orderBy(['network', 'channel']).select('network', 'channel', 'since', 'by'),
      ),
    isPaused: (network, channel) =>
      guardStore('the paused channels could not be read', async () => {
        const row = await knex('channel_pauses').where({ network, channel }).first('since');
        return row !== undefined;
      }),
    pause: ({ network, channel, since, by }) =>
      guardStore('a channel could not be paused', async () => {
        await knex('channel_pauses')
          .insert({ network, channel, since, by })
          .onConflict(['network', 'channel'])
          .ignore();
      }),
    resume: (network, channel) =>
      guardStore('a channel could not be resumed', async () => {
        return (await knex('channel_pauses').where({ network, channel }).delete()) > 0;
      }),
  };
}
