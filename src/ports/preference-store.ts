import type { Sender } from './sender.ts';

/** What the bot remembers of a person for good, by network and person. */
export interface PreferenceStore {
  /**
   * The zone (IANA name) that the person has set, or null; at once where it is at hand, for every answer needs it.
   *
   * @throws StoreError
   */
  zoneOf(network: string, sender: Sender): Promise<string | null> | string | null;
  /** @param zone null forgets it. @throws StoreError */
  setZone(network: string, sender: Sender, zone: string | null): Promise<void>;
}
