import type { IDBDatabase } from 'fake-indexeddb';
import type { Records } from './records.ts';

/** What an IndexedDB database is made of. */
export interface Schema {
  readonly version: number;
  readonly stores: readonly {
    readonly name: string;
    readonly keyPath: string | string[] | null;
    readonly indexes: readonly {
      readonly name: string;
      readonly keyPath: string | string[];
      readonly unique: boolean;
      readonly multiEntry: boolean;
    }[];
  }[];
}

/** @throws Error if it has something that this store can't keep. */
export function schemaOf(database: IDBDatabase): Schema {
  const names = [...database.objectStoreNames];
  if (names.length === 0) return { version: database.version, stores: [] };
  const transaction = database.transaction(names, 'readonly');
  const stores = names.map((name) => {
    const store = transaction.objectStore(name);
    if (store.autoIncrement) throw new Error(`the store ${name} numbers its records, which is not supported`);
    const indexes = [...store.indexNames].map((indexName) => {
      const { keyPath, unique, multiEntry } = store.index(indexName);
      return { name: indexName, keyPath, unique, multiEntry };
    });
    return { name, keyPath: store.keyPath, indexes };
  });
  return { version: database.version, stores };
}

/** Makes the stores and fills them; to be called while the database is upgraded. */
export function makeStores(database: IDBDatabase, schema: Schema, records: Records): void {
  for (const { name, keyPath, indexes } of schema.stores) {
    const store = database.createObjectStore(name, { keyPath });
    for (const { name: index, keyPath: path, unique, multiEntry } of indexes)
      store.createIndex(index, path, { unique, multiEntry });
    for (const [key, value] of records.of(name).values()) {
      if (keyPath === null) store.put(value, key);
      else store.put(value);
    }
  }
}
