/** Does one thing after the other in each lane, and what is in different lanes beside each other. */
export interface Lanes {
  /** @param work must not reject. */
  run(lane: string, work: () => Promise<void>): void;
  /** What is waiting or under way, in any lane. */
  readonly underWay: ReadonlySet<Promise<void>>;
}

/** Forgets a lane when nothing is left in it. */
export function createLanes(): Lanes {
  const underWay = new Set<Promise<void>>();
  /** The last task of each lane. */
  const last = new Map<string, Promise<void>>();
  return {
    run: (lane, work) => {
      const task = (last.get(lane) ?? Promise.resolve()).then(work).finally(() => {
        underWay.delete(task);
        if (last.get(lane) === task) last.delete(lane);
      });
      underWay.add(task);
      last.set(lane, task);
    },
    underWay,
  };
}
