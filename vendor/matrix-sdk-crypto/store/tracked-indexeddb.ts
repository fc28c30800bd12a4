import * as fake from 'fake-indexeddb';

/** A write that was asked for in a transaction; whether it came about shows when the transaction is complete. */
export type Write =
  | {
      readonly kind: 'put';
      readonly store: string;
      readonly request: fake.IDBRequest;
      readonly value: unknown;
      readonly key?: unknown;
    }
  | {
      readonly kind: 'delete';
      readonly store: string;
      readonly request: fake.IDBRequest;
      readonly range: fake.IDBKeyRange;
    }
  | { readonly kind: 'clear'; readonly store: string; readonly request: fake.IDBRequest };

/** Is told of each transaction that wrote to a database, before whoever began it is. Stopping the event hides it from them. */
export type CommitListener = (mode: fake.IDBTransaction['mode'], writes: readonly Write[], event: Event) => void;

const listeners = new Map<string, CommitListener>();
const writesOf = new WeakMap<fake.IDBTransaction, Write[]>();
let isInstalled = false;

const GLOBALS = {
  indexedDB: fake.indexedDB,
  IDBCursor: fake.IDBCursor,
  IDBCursorWithValue: fake.IDBCursorWithValue,
  IDBDatabase: fake.IDBDatabase,
  IDBFactory: fake.IDBFactory,
  IDBIndex: fake.IDBIndex,
  IDBKeyRange: fake.IDBKeyRange,
  IDBObjectStore: fake.IDBObjectStore,
  IDBOpenDBRequest: fake.IDBOpenDBRequest,
  IDBRequest: fake.IDBRequest,
  IDBTransaction: fake.IDBTransaction,
  IDBVersionChangeEvent: fake.IDBVersionChangeEvent,
};

export function listenToCommits(database: string, listener: CommitListener): () => void {
  install();
  if (listeners.has(database)) throw new Error(`the key store ${database} is open in this process already`);
  listeners.set(database, listener);
  return () => listeners.delete(database);
}

/** The wasm module looks IndexedDB up on the global object, and it is watched through the prototypes of its classes. */
function install(): void {
  if (isInstalled) return;
  isInstalled = true;
  if (Reflect.get(globalThis, 'indexedDB') !== undefined)
    throw new Error('another IndexedDB is installed in this process; the key store needs its own');
  for (const [name, value] of Object.entries(GLOBALS))
    Object.defineProperty(globalThis, name, { value, enumerable: false, configurable: true, writable: true });
  watchTransactions();
  watchStores();
  watchCursors();
}

function watchTransactions(): void {
  replace<fake.IDBDatabase, fake.IDBTransaction>(fake.IDBDatabase.prototype, 'transaction', (original, self, given) => {
    const transaction = original.apply(self, given);
    const listener = listeners.get(self.name);
    if (listener !== undefined && transaction.mode !== 'readonly') {
      const writes: Write[] = [];
      writesOf.set(transaction, writes);
      // Added first, so that it runs first.
      transaction.addEventListener('complete', (event) => listener(transaction.mode, writes, event));
    }
    return transaction;
  });
}

function watchStores(): void {
  for (const method of ['put', 'add']) {
    replace<fake.IDBObjectStore, fake.IDBRequest>(fake.IDBObjectStore.prototype, method, (original, self, given) => {
      // Copied now: the caller may change it before the transaction is complete.
      const value = structuredClone(given[0]);
      const request = original.apply(self, given);
      note(self, { kind: 'put', store: self.name, request, value });
      return request;
    });
  }
  replace<fake.IDBObjectStore, fake.IDBRequest>(fake.IDBObjectStore.prototype, 'delete', (original, self, given) => {
    const request = original.apply(self, given);
    const range = given[0] instanceof fake.IDBKeyRange ? given[0] : fake.IDBKeyRange.only(given[0]);
    note(self, { kind: 'delete', store: self.name, request, range });
    return request;
  });
  replace<fake.IDBObjectStore, fake.IDBRequest>(fake.IDBObjectStore.prototype, 'clear', (original, self, given) => {
    const request = original.apply(self, given);
    note(self, { kind: 'clear', store: self.name, request });
    return request;
  });
}

function watchCursors(): void {
  replace<fake.IDBCursor, fake.IDBRequest>(fake.IDBCursor.prototype, 'update', (original, self, given) => {
    const value = structuredClone(given[0]);
    const key = self.primaryKey;
    const request = original.apply(self, given);
    const store = storeOf(self);
    note(store, { kind: 'put', store: store.name, request, value, key });
    return request;
  });
  replace<fake.IDBCursor, fake.IDBRequest>(fake.IDBCursor.prototype, 'delete', (original, self, given) => {
    const range = fake.IDBKeyRange.only(self.primaryKey);
    const request = original.apply(self, given);
    const store = storeOf(self);
    note(store, { kind: 'delete', store: store.name, request, range });
    return request;
  });
}

function storeOf({ source }: fake.IDBCursor): fake.IDBObjectStore {
  return source instanceof fake.IDBIndex ? source.objectStore : source;
}

function note(store: fake.IDBObjectStore, write: Write): void {
  writesOf.get(store.transaction)?.push(write);
}

type Method<Self, Result> = (this: Self, ...given: unknown[]) => Result;

function replace<Self, Result>(
  prototype: object,
  name: string,
  replacement: (original: Method<Self, Result>, self: Self, given: unknown[]) => Result,
): void {
  const original: unknown = Reflect.get(prototype, name);
  if (typeof original !== 'function') throw new Error(`fake-indexeddb has no ${name} any more`);
  const value = function (this: Self, ...given: unknown[]): Result {
    // True: IndexedDB's own method of that name, of the class that the caller names.
    return replacement(original as Method<Self, Result>, this, given);
  };
  Object.defineProperty(prototype, name, { value, configurable: true, writable: true });
}
