/**
 * The same function, which remembers what came out for so many keys; beyond, it forgets them all and begins anew.
 *
 * For what is asked again and again and costs more than a look into a map.
 *
 * @param compute depends on its key alone.
 */
export function remembered<T>(compute: (key: string) => T, maxKeys: number): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const value = compute(key);
    if (known.size >= maxKeys) known.clear();
    known.set(key, value);
    return value;
  };
}
