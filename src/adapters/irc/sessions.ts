import { RecentMap } from '../../domain/limits/recent-map.ts';

/** More people than this at once are forgotten, the longest silent first; their sessions count as over then. */
const MAX_PEOPLE = 5_000;

/**
 * Tells whether whoever has a nick has had it all the time, where nothing proves who that is.
 *
 * A session begins when somebody speaks in a channel that the bot shares, for only there is it seen what becomes of the nick; and it
 * ends with anything that could have given the nick to somebody else.
 */
export class Sessions {
  #opened = '';
  #count = 0;
  /** By folded nick, in the order of last use. */
  readonly #sessions = new RecentMap<string>(MAX_PEOPLE);

  /** Another connection. @param openedAt tells its sessions from those of all others, of former processes too. */
  open(openedAt: number): void {
    this.#sessions.clear();
    this.#opened = String(openedAt);
    this.#count = 0;
  }

  /** Ends them all: the bot is gone, or out of a channel in which it saw people. */
  endAll(): void {
    this.#sessions.clear();
  }

  /** Somebody with that folded nick spoke in a channel. */
  spoke(nick: string): void {
    const known = this.#sessions.get(nick);
    this.#count += known === undefined ? 1 : 0;
    this.#sessions.set(nick, known ?? `${nick}.${this.#opened}.${this.#count}`);
  }

  end(nick: string): void {
    this.#sessions.delete(nick);
  }

  /** @returns null if that folded nick was not heard since it may have changed hands. */
  of(nick: string): string | null {
    return this.#sessions.get(nick) ?? null;
  }
}
