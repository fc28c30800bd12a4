import type { PreferenceStore } from '../../ports/preference-store.ts';
import { personKey, type Sender } from '../../ports/sender.ts';

/** Preferences that are forgotten when the process ends: for trying questions without a database. */
export function createMemoryPreferences(): PreferenceStore {
  const zones = new Map<string, string>();
  return {
    zoneOf: async (network, sender) => zones.get(keyOf(network, sender)) ?? null,
    setZone: async (network, sender, zone) => {
      if (zone === null) zones.delete(keyOf(network, sender));
      else zones.set(keyOf(network, sender), zone);
    },
  };
}

function keyOf(network: string, sender: Sender): string {
  return JSON.stringify([network, personKey(sender)]);
}
