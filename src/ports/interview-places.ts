/** Somebody who is let into a place. The account is what counts; the nick is where to look for them. */
export interface Guest {
  readonly account: string;
  readonly nick: string;
}

/** A place that is to be opened, or come back to. */
export interface PlaceWish {
  /** What it is told from others by, such as the number of the booking: it is seen by people whom the interview does not concern. */
  readonly label: string;
  /** Its name from an earlier wish, to which the bot comes back; null for a new place. */
  readonly known: string | null;
  readonly guests: readonly Guest[];
  /** To be called with the name before anybody is invited, so that the bot finds back after a crash. */
  remember(name: string): Promise<void>;
}

/**
 * What became of a wish.
 *
 * - `open`: the bot is there, nobody gets in uninvited, and who of the guests could be found is invited. `title` is what people
 *   know it by; `way` is how they get there: a `channel` is joined by its name, of a `room` the client shows an invitation. If it
 *   `isPowerless`, the bot has come back to it and can invite and throw out nobody, until all others have left.
 * - `refused`: the network does not let it, or the known place is not the bot's any more.
 * - `later`: there is no connection, so nothing is known.
 */
export type PlaceOpening =
  | {
      readonly kind: 'open';
      readonly name: string;
      readonly title: string;
      readonly way: 'channel' | 'room';
      readonly isPowerless?: boolean;
    }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'later' };

/**
 * Places that the bot makes for one interview each: a channel or a room that nobody gets into, or sees, uninvited.
 *
 * What is said there is told by `onMessage` with the name as its `channel`, and `send` takes the name as one. None of these rejects.
 */
export interface InterviewPlaces {
  open(wish: PlaceWish): Promise<PlaceOpening>;
  /** Whether the bot is in a place and can speak there. */
  isOpen(name: string): boolean;
  /**
   * Lets somebody in, and invites them if they are not there and can be proved at this moment.
   *
   * @returns false if they could not be invited.
   */
  invite(name: string, guest: Guest): Promise<boolean>;
  /** Whether the owner of an account is in a place, as the network proves it. */
  isThere(name: string, account: string): boolean;
  /** Closes a place for good, and leaves it. */
  close(name: string): Promise<void>;
}
