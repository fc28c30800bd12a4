/** Something that is made when it is first asked for. */
export interface Lazy<Value> {
  /** What was made, or is being made now. After a failure the next call tries again: the disk may have room by then. */
  (): Promise<Value>;
  /** The same if somebody has asked already, else null. */
  begun(): Promise<Value> | null;
}

export function lazily<Value>(make: () => Promise<Value>): Lazy<Value> {
  let making: Promise<Value> | null = null;
  const get = () => {
    making ??= make().catch((error: unknown) => {
      making = null;
      throw error;
    });
    return making;
  };
  return Object.assign(get, { begun: () => making });
}
