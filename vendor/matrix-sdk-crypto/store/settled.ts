import type { IDBRequest } from 'fake-indexeddb';

/** The result of an IndexedDB request as a promise. */
export function settled<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
