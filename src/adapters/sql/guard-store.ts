import { StoreError } from '../../ports/preference-store.ts';

/** Runs something that the database may fail in. @param message what did not work. @throws StoreError with its cause. */
export async function guardStore<T>(message: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw new StoreError(message, { cause: withoutStatement(error) });
  }
}

/** What the database said: knex puts the statement before it, with all that people wrote, which is not for the log. */
function withoutStatement(error: unknown): unknown {
  const [reason] = (error instanceof Error && /SQLITE_[A-Z_]+: [^]*$/.exec(error.message)) || [];
  return reason === undefined ? error : new Error(reason);
}
