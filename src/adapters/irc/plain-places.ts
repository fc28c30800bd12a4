import type { IrcMessage } from 'irc-framework';
import type { Connection } from './connection.ts';

/** Channels that take no formatting (mode +c): servers do not strip it there but refuse the line. */
export class PlainPlaces {
  /** Folded names. */
  readonly #places = new Set<string>();

  has(place: string): boolean {
    return this.#places.has(place);
  }

  /**
   * Learns from the refusal of a line; one line is lost by it, and none after.
   *
   * Source: 408 ERR_NOCTRLSONCHAN of ircd-hybrid; 404 "Can't send colors to channel (+c is set)" of InspIRCd's blockcolor.
   */
  onLine({ command, params }: IrcMessage, connection: Connection): void {
    const isRefused = command === '408' || (command === '404' && /colou?r|control code/i.test(params.at(-1) ?? ''));
    const [, place] = params;
    if (isRefused && place !== undefined && this.#places.size < MAX_PLACES) this.#places.add(connection.fold(place));
  }
}

/** The bot lives in fewer channels than that; a server that names more is not to be believed. */
const MAX_PLACES = 1_000;
