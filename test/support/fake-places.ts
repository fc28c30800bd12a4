import { foldPersonName } from '../../src/domain/people/fold-name.ts';
import type { InterviewPlaces, PlaceOpening } from '../../src/ports/interview-places.ts';

/** Places in memory that a test holds in its hand. */
export interface FakePlaces extends InterviewPlaces {
  /** What becomes of the next wishes; opened when it is empty. */
  readonly openings: PlaceOpening[];
  /** Who was invited where, e.g. "#iv-1: carol". */
  readonly invited: string[];
  readonly closed: string[];
  /** Somebody comes in. */
  enter(name: string, account: string): void;
  exit(name: string, account: string): void;
  /** The bot is thrown out of all of them, or was killed. */
  lose(): void;
}

export function createFakePlaces(): FakePlaces {
  const open = new Map<string, Set<string>>();
  const openings: PlaceOpening[] = [];
  const invited: string[] = [];
  const closed: string[] = [];
  const places: FakePlaces = {
    openings,
    invited,
    closed,
    open: async ({ label, known, guests, remember }) => {
      const name = known ?? `#iv-${label}`;
      if (known === null) await remember(name);
      const opening = openings.shift() ?? { kind: 'open', name, title: name, way: 'channel' };
      if (opening.kind !== 'open') return opening;
      open.set(name, open.get(name) ?? new Set());
      for (const guest of guests) await places.invite(name, guest);
      return opening;
    },
    isOpen: (name) => open.has(name),
    invite: async (name, { account }) => {
      if (!places.isThere(name, account)) invited.push(`${name}: ${account}`);
      return open.has(name);
    },
    isThere: (name, account) => open.get(name)?.has(foldPersonName(account)) ?? false,
    close: async (name) => {
      open.delete(name);
      closed.push(name);
    },
    enter: (name, account) => {
      open.get(name)?.add(foldPersonName(account));
    },
    exit: (name, account) => {
      open.get(name)?.delete(foldPersonName(account));
    },
    lose: () => open.clear(),
  };
  return places;
}
