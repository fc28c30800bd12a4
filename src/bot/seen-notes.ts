import { RecentMap } from '../domain/limits/recent-map.ts';
import type { Instant } from '../domain/program/key-date.ts';
import { MINUTE_MS } from '../domain/time/units.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { PeopleStore } from '../ports/people-store.ts';

/** So often at most an account is noted: which network somebody uses by now is worth no more than that. */
const EVERY_MS = 10 * MINUTE_MS;
const MAX_ACCOUNTS = 5_000;

/** Notes where people with several accounts are seen, so that it is known after a restart; resolves when it is done, never rejects. */
export function createSeenNotes(
  people: Pick<PeopleStore, 'noteSeen'>,
  clock: Clock,
  log: Log,
): (network: string, account: string) => Promise<void> {
  const noted = new RecentMap<Instant>(MAX_ACCOUNTS);
  return async (network, account) => {
    const now = clock.now();
    const key = `${network}/${account}`;
    if (Math.abs(now - (noted.get(key) ?? -Infinity)) < EVERY_MS) return;
    noted.set(key, now);
    try {
      await people.noteSeen({ network, account }, now);
    } catch (error) {
      log.error({ err: error, network }, 'it could not be noted who was seen');
    }
  };
}
