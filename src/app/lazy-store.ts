import type { Database } from '../adapters/sql/open-database.ts';

/** A port whose every function answers later. */
type Store<Port> = { readonly [Name in keyof Port]: (...args: never[]) => Promise<unknown> };

/**
 * A store that is made when one of its functions is first called: the database libraries take as long to load as all the rest.
 *
 * @param make opens what it needs; after a failure the next call tries again, for the disk may have room by then.
 */
export function lazyStore<Port extends Store<Port>>(make: () => Promise<Port>): Port {
  let making: Promise<Port> | null = null;
  const made = () => {
    making ??= make().catch((error: unknown) => {
      making = null;
      throw error;
    });
    return making;
  };
  const handler: ProxyHandler<object> = {
    get: (_target, name) => {
      // A store is no promise: `await` must not take it for one.
      if (name === 'then') return undefined;
      // True: whoever has the port's type calls the port's functions with what they take.
      return async (...args: never[]) => (await made())[name as keyof Port](...args);
    },
  };
  // True by what `get` gives.
  return new Proxy({}, handler) as Port;
}

/** For questions that come from a file: what is kept there is forgotten with the process. */
export async function forgetfulDatabase(): Promise<Database> {
  const { openDatabase } = await import('../adapters/sql/open-database.ts');
  return openDatabase(':memory:');
}
