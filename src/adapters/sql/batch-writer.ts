/**
 * Writes together what comes while a write is under way: the disk is waited for as long for fifty as for one. They stand or fall
 * together, so this is for what never contradicts the rest.
 *
 * @param writeAll writes some in the order in which they came, all or none.
 * @returns resolves when it is written, rejects with whatever kept its batch from it.
 */
export function createBatchWriter<Item>(
  writeAll: (items: readonly Item[]) => Promise<void>,
): (item: Item) => Promise<void> {
  let waiting: Item[] = [];
  let next: Promise<void> | null = null;
  let last: Promise<unknown> = Promise.resolve();
  const begin = (): Promise<void> => {
    const done = last.then(() => {
      const batch = waiting;
      waiting = [];
      next = null;
      return writeAll(batch);
    });
    // A batch that failed keeps nobody else from trying.
    last = done.catch(() => {});
    return done;
  };
  return (item) => {
    waiting.push(item);
    next ??= begin();
    return next;
  };
}
