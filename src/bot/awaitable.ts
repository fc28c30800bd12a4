/** A value, or the promise of one where it takes time. */
export type Awaitable<T> = T | Promise<T>;

/**
 * Goes on with a value, at once if it is there.
 *
 * `await` always lets others go first. A hundred questions that come in one packet would all be begun before the first is
 * answered, and what they need would be in memory for long enough to be taken for something lasting.
 */
export function andThen<T, R>(value: Awaitable<T>, next: (value: T) => Awaitable<R>): Awaitable<R> {
  return value instanceof Promise ? value.then(next) : next(value);
}

/** Makes something of a failure, whether it comes at once or later. */
export function orElse<T>(attempt: () => Awaitable<T>, mend: (error: unknown) => T): Awaitable<T> {
  try {
    const value = attempt();
    return value instanceof Promise ? value.catch(mend) : value;
  } catch (error) {
    return mend(error);
  }
}
