import { RecentMap } from '../../domain/limits/recent-map.ts';

/** More than a server repeats. */
const MAX_EVENTS = 10_000;

/** Remembers which events were taken in: after a crash or a gap a server may give some of them again. */
export class SeenEvents {
  readonly #ids = new RecentMap<true>(MAX_EVENTS);

  /** @returns false if it was seen before. */
  take(eventId: string): boolean {
    if (this.#ids.has(eventId)) return false;
    this.#ids.set(eventId, true);
    return true;
  }
}
