/** How many names are tried before the bot gives up on this connection. */
const MAX_TRIES = 12;

/**
 * The next name to try while connecting, after `tried` names were refused: the alternatives, then the wanted name with one
 * underscore more each time, cut to what the server allows.
 *
 * @returns null when enough were tried; connecting anew after a while is better than a growing name.
 */
export function nextNick(
  wanted: string,
  alternatives: readonly string[],
  tried: number,
  maxLength: number,
): string | null {
  if (tried > MAX_TRIES) return null;
  const alternative = alternatives[tried - 1];
  if (alternative !== undefined) return alternative;
  const tail = '_'.repeat(tried - alternatives.length);
  return wanted.slice(0, Math.max(1, maxLength - tail.length)) + tail;
}

/** A length that servers allow that have not yet said what they allow. */
const CAUTIOUS_LENGTH = 30;

/** The names that are tried on one connection, one after the other. */
export class NickChoice {
  readonly #wanted: string;
  readonly #alternatives: readonly string[];
  #refused = 0;
  /** The name that was tried last. */
  present: string;

  constructor(wanted: string, alternatives: readonly string[]) {
    this.#wanted = wanted;
    this.#alternatives = alternatives;
    this.present = wanted;
  }

  /** The present name was refused. @returns what to try now; null when enough were tried. */
  next(): string | null {
    this.#refused += 1;
    const next = nextNick(this.#wanted, this.#alternatives, this.#refused, CAUTIOUS_LENGTH);
    this.present = next ?? this.present;
    return next;
  }
}
