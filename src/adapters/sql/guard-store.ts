import { StoreError } from '../../ports/preference-store.ts';

/** Runs something that the database may fail in. @param message what did not work. @throws StoreError with its cause. */
export async function guardStore<T>(message: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw new StoreError(message, { cause: error });
  }
}
