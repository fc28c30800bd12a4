import type { NextLine, QueuedMessage, Urgency } from './queued-message.ts';

/** The messages of one urgency: everybody in turn, message by message, so that the lines of a reply stay together. */
export class UrgencyClass<M extends QueuedMessage> {
  readonly urgency: Urgency;
  size = 0;
  /** In the order of the turns; whoever was served goes to the end. */
  #turns = new Map<string, M[]>();
  /** A message some of whose lines are sent. */
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
      // A new map is cheaper than an old one from which the last was deleted: V8 copies that, and the copies outlive its quick rounds.
      if (this.#turns.size === 1) this.#turns = new Map();
      else this.#turns.delete(turn);
      if (waiting.length > 0) this.#turns.set(turn, waiting);
      return { message, next: 0 };
    }
    return null;
  }

  /** Removes and returns the messages for which it holds; of one that is begun, what is not sent yet. */
  takeWhere(matches: (message: M, isBegun: boolean) => boolean): readonly M[] {
    const taken: M[] = [];
    if (this.size === 0) return taken;
    if (this.#begun && matches(this.#begun.message, this.#begun.next > 0)) {
      const { message, next } = this.#begun;
      taken.push({ ...message, lines: message.lines.slice(next) });
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

  /** When the first of those that are not begun expires; `Infinity` if none does. */
  earliestExpiry(): number {
    let earliest = Infinity;
    for (const waiting of this.#turns.values()) {
      for (const { expiresAt } of waiting) if (expiresAt !== null && expiresAt < earliest) earliest = expiresAt;
    }
    return earliest;
  }

  /** Since when the oldest waits; `Infinity` if none does. Within a turn they stand in the order in which they came. */
  oldest(): number {
    let oldest = this.#begun?.message.queuedAt ?? Infinity;
    for (const [first] of this.#turns.values()) oldest = Math.min(oldest, first?.queuedAt ?? Infinity);
    return oldest;
  }
}
