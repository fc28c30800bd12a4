import { serialize } from 'node:v8';

/** A key and its value; both are what IndexedDB can hold. */
export type Stored = readonly [key: unknown, value: unknown];

/** A change of one record, as the journal keeps it: put, delete, clear a store. */
export type Change =
  | readonly ['p', store: string, key: unknown, value: unknown]
  | readonly ['d', store: string, key: unknown]
  | readonly ['c', store: string];

/** A copy of all records, kept beside the database in memory so that a snapshot can be written at any moment. */
export class Records {
  readonly #stores = new Map<string, Map<string, Stored>>();

  apply(change: Change): void {
    const [kind, store, key] = change;
    const records = this.of(store);
    if (kind === 'p') records.set(identityOf(key), [key, change[3]]);
    else if (kind === 'd') records.delete(identityOf(key));
    else records.clear();
  }

  of(store: string): Map<string, Stored> {
    let records = this.#stores.get(store);
    if (records === undefined) {
      records = new Map();
      this.#stores.set(store, records);
    }
    return records;
  }

  fill(store: string, all: readonly Stored[]): void {
    this.#stores.set(store, new Map(all.map((stored) => [identityOf(stored[0]), stored])));
  }

  all(): [string, Stored[]][] {
    return [...this.#stores].map(([store, records]) => [store, [...records.values()]]);
  }

  clear(): void {
    this.#stores.clear();
  }

  get count(): number {
    return [...this.#stores.values()].reduce((sum, records) => sum + records.size, 0);
  }
}

function identityOf(key: unknown): string {
  return serialize(key).toString('latin1');
}
