import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type IDBTransaction, indexedDB } from 'fake-indexeddb';
import { Journal } from './journal.ts';
import type { Change } from './records.ts';
import { makeStores, schemaOf } from './schema.ts';
import { settled } from './settled.ts';
import { lockStore } from './store-lock.ts';
import { listenToCommits, type Write } from './tracked-indexeddb.ts';

const JOURNAL = 'olm-store.journal';

/**
 * An IndexedDB database that lasts: fake-indexeddb holds it in memory, and a journal on the disk.
 *
 * Each transaction is in the journal before the wasm module hears that it is complete, so the machine never believes in a write
 * that a crash could undo.
 */
export class DurableDatabase {
  readonly folder: string;
  readonly #name: string;
  readonly #journal: Journal;
  readonly #unlock: () => void;
  readonly #unlisten: () => void;
  /** What is written before `settle` is in the first snapshot. */
  #isSettled = false;
  #isChanged = false;
  #hasFailed = false;
  #isClosed = false;
  /** What to do when keys can't be written. The default ends the process: the store is whole, and a new start finds it so. */
  onFailure: (error: Error) => void = (error) =>
    process.nextTick(() => {
      throw error;
    });

  /** Opens the store in a folder, or makes one there. @throws Error if it is in use, damaged, or not readable. */
  static async open(folder: string, name: string, compactFromBytes?: number): Promise<DurableDatabase> {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const unlock = lockStore(folder);
    const journal = new Journal(join(folder, JOURNAL), compactFromBytes);
    try {
      journal.read();
      await restore(name, journal);
      return new DurableDatabase(folder, name, journal, unlock);
    } catch (error) {
      unlock();
      throw error;
    }
  }

  /** Whether the folder held a store before. */
  readonly wasThere: boolean;

  private constructor(folder: string, name: string, journal: Journal, unlock: () => void) {
    this.folder = folder;
    this.#name = name;
    this.#journal = journal;
    this.#unlock = unlock;
    this.wasThere = journal.schema !== null;
    this.#unlisten = listenToCommits(name, (mode, writes, event) => this.#commit(mode, writes, event));
  }

  get journalBytes(): number {
    return this.#journal.bytes;
  }

  get recordCount(): number {
    return this.#journal.records.count;
  }

  /** To be called when the machine has opened the database, and perhaps brought its schema up to date: from now on all is kept. */
  async settle(): Promise<void> {
    const database = await settled(indexedDB.open(this.#name));
    try {
      const schema = schemaOf(database);
      const isSameSchema = JSON.stringify(schema) === JSON.stringify(this.#journal.schema);
      this.#journal.schema = schema;
      this.#journal.records.clear();
      for (const { name } of schema.stores) {
        const store = database.transaction([name], 'readonly').objectStore(name);
        const [keys, values] = await Promise.all([settled(store.getAllKeys()), settled(store.getAll())]);
        this.#journal.records.fill(
          name,
          keys.map((key, at) => [key, values[at]]),
        );
      }
      this.#journal.open(!isSameSchema || this.#isChanged);
    } finally {
      database.close();
    }
    this.#isSettled = true;
  }

  #commit(mode: IDBTransaction['mode'], writes: readonly Write[], event: Event): void {
    if (!this.#isSettled) {
      this.#isChanged = true;
      return;
    }
    if (this.#hasFailed) {
      event.stopImmediatePropagation();
      return;
    }
    try {
      if (mode === 'versionchange') throw new Error('the schema changed while it was in use');
      const changes = writes.flatMap((write) => this.#changesOf(write));
      if (changes.length > 0) this.#journal.append(changes);
    } catch (error) {
      this.#fail(error, event);
    }
  }

  #changesOf(write: Write): readonly Change[] {
    const { store, request } = write;
    // Undefined where all went well, whatever the specification says.
    if (request.readyState !== 'done' || request.error) return [];
    if (write.kind === 'put') return [['p', store, write.key ?? request.result, write.value]];
    if (write.kind === 'clear') return [['c', store]];
    const { range } = write;
    if (range.lower !== undefined && range.lower === range.upper) return [['d', store, range.lower]];
    const keys = [...this.#journal.records.of(store).values()].map(([key]) => key);
    return keys.filter((key) => range.includes(key)).map((key): Change => ['d', store, key]);
  }

  /** The machine must not see the transaction as complete: it would go on with keys that a new start would use again. */
  #fail(cause: unknown, event: Event): void {
    this.#hasFailed = true;
    event.stopImmediatePropagation();
    const reason = cause instanceof Error ? cause.message : String(cause);
    this.onFailure(new Error(`the key store could not be written: ${reason}`, { cause }));
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#unlisten();
    this.#journal.close();
    this.#unlock();
    // Frees the memory; the journal is the truth.
    indexedDB.deleteDatabase(this.#name);
  }
}

/** Fills the database in memory from what was read. */
async function restore(name: string, { schema, records }: Journal): Promise<void> {
  if (schema === null) return;
  const opening = indexedDB.open(name, schema.version);
  opening.onupgradeneeded = () => makeStores(opening.result, schema, records);
  (await settled(opening)).close();
}
