import { whenCopy } from '../adapters/sql/copy-mark.ts';
import type { Database } from '../adapters/sql/open-database.ts';
import { createSqlPauses } from '../adapters/sql/sql-pauses.ts';
import type { Settings } from '../config/settings/schema.ts';
import { BY_COPY } from '../ports/channel-pauses.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import { placesOf } from './reminder-places.ts';

/**
 * Pauses all channels if the database is a copy that `gsocbot backup` made: what was said after it was made would be said a second
 * time, and before an org admin could do anything about it.
 */
export async function silenceCopy(
  database: Database,
  settings: Settings,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): Promise<void> {
  const pauses = createSqlPauses(database);
  const places = placesOf(settings, null);
  const isCopy = await whenCopy(database, async () => {
    for (const { network, channel } of places)
      await pauses.pause({ network, channel, since: clock.now(), by: BY_COPY });
  });
  if (!isCopy) return;
  const channels = places.map(({ network, channel }) => `${network}/${channel}`);
  log.warn(
    { channels },
    'the database is a copy that was put back; nothing is said unasked in channels until an org admin says "resume #channel"',
  );
}
