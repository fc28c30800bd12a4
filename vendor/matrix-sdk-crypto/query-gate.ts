/** An answer that has not come by then won't. */
const HOLD_MS = 10_000;

/**
 * Knows the key queries that are under way.
 *
 * When the machine builds new key queries it forgets those in flight, and their answers no longer count; matrix-bot-sdk asks for
 * requests from several places at once. So whoever asks for new ones waits here until the old ones are answered.
 */
export class QueryGate {
  readonly #ids = new Set<string>();
  #waiting: (() => void)[] = [];

  get isOpen(): boolean {
    return this.#ids.size === 0;
  }

  sent(id: string): void {
    this.#ids.add(id);
  }

  /** Harmless for ids of other requests. */
  answered(id: string): void {
    if (!this.#ids.delete(id) || !this.isOpen) return;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const proceed of waiting) proceed();
  }

  /** The answers will not come: whoever sent the queries has failed. */
  abandon(): void {
    for (const id of [...this.#ids]) this.answered(id);
  }

  /** Resolves when no query is under way, or when it has waited long enough. */
  async open(): Promise<void> {
    if (this.isOpen) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, HOLD_MS);
      this.#waiting.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
    this.#ids.clear();
  }
}
