/** What goes first when not everything can: what the bot needs itself, then people who wait, then what can wait. */
export const URGENCIES = ['control', 'direct', 'channel', 'announcement', 'courtesy'] as const;
export type Urgency = (typeof URGENCIES)[number];

/** An announcement that has waited this long is as urgent as an answer in a channel, so that talk can't hold it up for good. */
const PATIENCE_MS = 30_000;

/** Lines that belong together: the lines of one reply, or one command of the bot's own. */
export interface QueuedMessage {
  readonly urgency: Urgency;
  /** Whose turn it is counted as: the place and the person, so that neither can take all the turns. */
  readonly turn: string;
  /** Folded name of the channel or person it goes to; empty for a command to the server. */
  readonly place: string;
  readonly lines: readonly string[];
  /** UTC milliseconds; null if it is worth something whenever it comes. */
  readonly expiresAt: number | null;
  readonly queuedAt: number;
}

/** One line to be sent now. */
export interface NextLine<M extends QueuedMessage> {
  readonly message: M;
  readonly at: number;
}

/**
 * Decides which line is sent next; it sends nothing itself.
 *
 * By urgency first; within one, everybody in turn, message by message, so that the lines of a reply stay together.
 */
export interface SendQueue<M extends QueuedMessage> {
  push(message: M): void;
  /** Takes the next line. @param canSpeakIn whether lines to a place (a channel that is joined) can be sent at the moment. */
  next(now: number, canSpeakIn: (place: string) => boolean): NextLine<M> | null;
  /** Removes and returns what is too old and not begun. */
  takeExpired(now: number): readonly M[];
  /** Removes and returns the messages for which it holds. @param isBegun whether some of its lines are sent already. */
  takeWhere(matches: (message: M, isBegun: boolean) => boolean): readonly M[];
  /** When the next message expires; null if none does. */
  nextExpiry(): number | null;
  readonly size: number;
}

export function createSendQueue<M extends QueuedMessage>(): SendQueue<M> {
  const classes = URGENCIES.map((urgency) => new UrgencyClass<M>(urgency));
  const classOf = new Map(classes.map((entry) => [entry.urgency, entry]));
  const takeWhere = (matches: (message: M, isBegun: boolean) => boolean) =>
    classes.flatMap((entry) => entry.takeWhere(matches));
  return {
    push: (message) => classOf.get(message.urgency)?.push(message),
    next: (now, canSpeakIn) => {
      for (const entry of byRank(classes, now)) {
        const line = entry.next(canSpeakIn);
        if (line) return line;
      }
      return null;
    },
    takeExpired: (now) =>
      takeWhere((message, isBegun) => !isBegun && message.expiresAt !== null && message.expiresAt <= now),
    takeWhere,
    nextExpiry: () => {
      let earliest: number | null = null;
      for (const { expiresAt } of classes.flatMap((entry) => [...entry.messages()])) {
        if (expiresAt !== null && (earliest === null || expiresAt < earliest)) earliest = expiresAt;
      }
      return earliest;
    },
    get size() {
      return classes.reduce((sum, entry) => sum + entry.size, 0);
    },
  };
}

/** Announcements that waited too long come before answers in channels. */
function byRank<M extends QueuedMessage>(classes: readonly UrgencyClass<M>[], now: number): readonly UrgencyClass<M>[] {
  const [control, direct, channel, announcement, courtesy] = classes;
  const oldest = announcement?.oldest();
  if (!control || !direct || !channel || !announcement || !courtesy || oldest === undefined) return classes;
  return now - oldest < PATIENCE_MS ? classes : [control, direct, announcement, channel, courtesy];
}

/** The messages of one urgency, by turn. */
class UrgencyClass<M extends QueuedMessage> {
  readonly urgency: Urgency;
  size = 0;
  /** In the order of the turns; whoever was served goes to the end. */
  readonly #turns = new Map<string, M[]>();
  #begun: { readonly message: M; next: number } | null = null;

  constructor(urgency: Urgency) {
    this.urgency = urgency;
  }

  push(message: M): void {
    const waiting = this.#turns.get(message.turn);
    if (waiting) waiting.push(message);
    else this.#turns.set(message.turn, [message]);
    this.size += 1;
  }

  next(canSpeakIn: (place: string) => boolean): NextLine<M> | null {
    this.#begun ??= this.#begin(canSpeakIn);
    const begun = this.#begun;
    if (begun === null || !canSpeakIn(begun.message.place)) return null;
    const line = { message: begun.message, at: begun.next };
    begun.next += 1;
    if (begun.next >= begun.message.lines.length) {
      this.#begun = null;
      this.size -= 1;
    }
    return line;
  }

  #begin(canSpeakIn: (place: string) => boolean): { readonly message: M; next: number } | null {
    for (const [turn, waiting] of this.#turns) {
      const [message] = waiting;
      if (message === undefined || !canSpeakIn(message.place)) continue;
      waiting.shift();
      this.#turns.delete(turn);
      if (waiting.length > 0) this.#turns.set(turn, waiting);
      return { message, next: 0 };
    }
    return null;
  }

  takeWhere(matches: (message: M, isBegun: boolean) => boolean): readonly M[] {
    const taken: M[] = [];
    if (this.size === 0) return taken;
    if (this.#begun && matches(this.#begun.message, this.#begun.next > 0)) {
      taken.push(this.#begun.message);
      this.#begun = null;
    }
    for (const [turn, waiting] of this.#turns) {
      const kept = waiting.filter((message) => !matches(message, false) || !taken.push(message));
      if (kept.length === 0) this.#turns.delete(turn);
      else if (kept.length < waiting.length) this.#turns.set(turn, kept);
    }
    this.size -= taken.length;
    return taken;
  }

  *messages(): Iterable<M> {
    if (this.#begun) yield this.#begun.message;
    for (const waiting of this.#turns.values()) yield* waiting;
  }

  oldest(): number | undefined {
    let oldest: number | undefined;
    for (const { queuedAt } of this.messages()) if (oldest === undefined || queuedAt < oldest) oldest = queuedAt;
    return oldest;
  }
}
