/** Batches that bring what was said before the bot came. Source: ircv3.net/specs/extensions/chathistory, and ZNC's own. */
const PLAYBACK_TYPES = new Set(['chathistory', 'draft/chathistory', 'playback', 'znc.in/playback']);
/** A server has a few batches open at once; more is an error of the server's. */
const MAX_OPEN = 100;

/** Knows which lines are old ones played back by a bouncer or server, so that nobody gets an answer to last week's question. */
export class Playback {
  readonly #open = new Set<string>();

  /** @param params those of a BATCH line: "+name type ..." or "-name". */
  take([reference = '', type = '']: readonly string[]): void {
    const name = reference.slice(1);
    if (reference.startsWith('-')) this.#open.delete(name);
    else if (PLAYBACK_TYPES.has(type) && this.#open.size < MAX_OPEN) this.#open.add(name);
  }

  isOpen(name: string): boolean {
    return this.#open.has(name);
  }

  close(): void {
    this.#open.clear();
  }
}
