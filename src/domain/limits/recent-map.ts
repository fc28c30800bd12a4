/** A map that holds what was set last, and forgets what was set longest ago when that becomes too much. */
export class RecentMap<V> {
  readonly #max: number;
  readonly #values = new Map<string, V>();
  #newest: string | null = null;

  constructor(max: number) {
    this.#max = max;
  }

  get size(): number {
    return this.#values.size;
  }

  get(key: string): V | undefined {
    return this.#values.get(key);
  }

  has(key: string): boolean {
    return this.#values.has(key);
  }

  set(key: string, value: V): void {
    // Deleted first, so that the map stays in the order of its use; not where it is in order already: V8 copies a map in which much
    // was deleted, and the copies stay in memory until its great collection.
    if (key !== this.#newest) this.#values.delete(key);
    this.#values.set(key, value);
    this.#newest = key;
    if (this.#values.size <= this.#max) return;
    for (const oldest of this.#values.keys()) {
      this.#values.delete(oldest);
      return;
    }
  }

  delete(key: string): void {
    this.#values.delete(key);
  }

  clear(): void {
    this.#values.clear();
  }

  /** What was set longest ago comes first. */
  entries(): IterableIterator<[string, V]> {
    return this.#values.entries();
  }
}
