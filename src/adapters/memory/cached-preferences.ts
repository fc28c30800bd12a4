import { RecentMap } from '../../domain/limits/recent-map.ts';
import type { PreferenceStore } from '../../ports/preference-store.ts';
import { personKey, type Sender } from '../../ports/sender.ts';

/** People whose preferences are at hand; those read longest ago are read again when they come back. */
const MAX_PEOPLE = 5_000;

/**
 * Keeps what was read of a store, for a zone is needed for every answer and hardly ever changes.
 *
 * Right only where nobody else writes to the store.
 */
export function createCachedPreferences(store: PreferenceStore): PreferenceStore {
  const zones = new RecentMap<string | null>(MAX_PEOPLE);
  const keyOf = (network: string, sender: Sender) => JSON.stringify([network, personKey(sender)]);
  const read = async (network: string, sender: Sender) => {
    const zone = await store.zoneOf(network, sender);
    zones.set(keyOf(network, sender), zone);
    return zone;
  };
  return {
    zoneOf: (network, sender) => {
      const known = zones.get(keyOf(network, sender));
      return known === undefined ? read(network, sender) : known;
    },
    setZone: async (network, sender, zone) => {
      await store.setZone(network, sender, zone);
      zones.set(keyOf(network, sender), zone);
    },
  };
}
