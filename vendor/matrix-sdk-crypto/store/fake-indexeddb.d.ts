/** What is used of fake-indexeddb. Its own types lean on those of a browser, which the rest of this checkout must not see. */
declare module 'fake-indexeddb' {
  export class IDBRequest<Value = unknown> {
    readonly result: Value;
    readonly error: Error | null | undefined;
    readonly readyState: 'pending' | 'done';
    onsuccess: (() => void) | null;
    onerror: (() => void) | null;
  }
  export class IDBOpenDBRequest extends IDBRequest<IDBDatabase> {
    onupgradeneeded: (() => void) | null;
  }
  export class IDBKeyRange {
    readonly lower: unknown;
    readonly upper: unknown;
    includes(key: unknown): boolean;
    static only(key: unknown): IDBKeyRange;
  }
  export class IDBIndex {
    readonly objectStore: IDBObjectStore;
    readonly keyPath: string | string[];
    readonly unique: boolean;
    readonly multiEntry: boolean;
  }
  export class IDBObjectStore {
    readonly name: string;
    readonly transaction: IDBTransaction;
    readonly autoIncrement: boolean;
    readonly keyPath: string | string[] | null;
    readonly indexNames: Iterable<string>;
    index(name: string): IDBIndex;
    createIndex(name: string, keyPath: string | string[], options: { unique: boolean; multiEntry: boolean }): IDBIndex;
    put(value: unknown, key?: unknown): IDBRequest;
    getAll(): IDBRequest<unknown[]>;
    getAllKeys(): IDBRequest<unknown[]>;
  }
  export class IDBCursor {
    readonly source: IDBObjectStore | IDBIndex;
    readonly primaryKey: unknown;
  }
  export class IDBCursorWithValue extends IDBCursor {}
  export class IDBTransaction {
    readonly mode: 'readonly' | 'readwrite' | 'versionchange';
    objectStore(name: string): IDBObjectStore;
    addEventListener(type: 'complete', listener: (event: Event) => void): void;
  }
  export class IDBDatabase {
    readonly name: string;
    readonly version: number;
    readonly objectStoreNames: Iterable<string>;
    transaction(names: readonly string[], mode: 'readonly' | 'readwrite'): IDBTransaction;
    createObjectStore(name: string, options: { keyPath: string | string[] | null }): IDBObjectStore;
    close(): void;
  }
  export class IDBFactory {
    open(name: string, version?: number): IDBOpenDBRequest;
    deleteDatabase(name: string): IDBOpenDBRequest;
  }
  export class IDBVersionChangeEvent {}
  export const indexedDB: IDBFactory;
}
