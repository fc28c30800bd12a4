import { lazily } from './lazily.ts';

/** A port whose every function answers later. */
type Store<Port> = { readonly [Name in keyof Port]: (...args: never[]) => Promise<unknown> };

/** A store that is made when one of its functions is first called. @param make opens what it needs. */
export function lazyStore<Port extends Store<Port>>(make: () => Promise<Port>): Port {
  const made = lazily(make);
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
