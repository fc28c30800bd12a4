import { StoreError } from '../../ports/store-error.ts';

/** Runs something that the database may fail in. @param message what did not work. @throws StoreError with its cause. */
export async function guardStore<T>(message: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw new StoreError(message, { cause: withoutStatement(error) });
  }
}

/** Runs what only reads, and guards it. */
export type Read = <T>(run: () => Promise<T>) => Promise<T>;

/** Whether a rule of the tables forbids it: a unique index, a foreign key or a trigger. Source: https://sqlite.org/rescode.html#constraint. */
export function isConstraint(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'SQLITE_CONSTRAINT';
}

/** What the database said: knex puts the statement before it, with all that people wrote, which is not for the log. */
function withoutStatement(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  // The last one: what people wrote may look like a reason as well.
  const at = error.message.lastIndexOf(' - SQLITE_');
  return at < 0 ? error : new Error(error.message.slice(at + 3));
}
