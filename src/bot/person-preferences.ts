import { foldPersonName } from '../domain/people/fold-name.ts';
import type { PeopleStore } from '../ports/people-store.ts';
import type { PreferenceStore } from '../ports/preference-store.ts';

/**
 * Preferences of people instead of accounts: what is set by one account holds for all that are linked to it.
 *
 * Each account keeps its own copy, so that reading, which every answer needs, asks nobody who is who; and who parts an account
 * keeps its zone.
 */
export function createPersonPreferences(
  store: PreferenceStore,
  people: Pick<PeopleStore, 'personOf'>,
): PreferenceStore {
  return {
    zoneOf: (network, sender) => store.zoneOf(network, sender),
    setZone: async (network, sender, zone) => {
      await store.setZone(network, sender, zone);
      if (sender.account === null) return;
      const { accounts } = await people.personOf({ network, account: foldPersonName(sender.account) });
      for (const one of accounts) await store.setZone(one.network, { nick: one.account, account: one.account }, zone);
    },
  };
}
