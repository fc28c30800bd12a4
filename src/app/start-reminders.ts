import type { Database } from '../adapters/sql/open-database.ts';
import type { NetworkWatcher } from '../bot/attach-network.ts';
import type { DateNews } from '../bot/reminder-runner.ts';
import type { ReminderMachine, ReminderWorld } from './assemble-reminders.ts';
import { lazily } from './lazily.ts';

/** Reminders of a running bot. */
export interface RunningReminders extends NetworkWatcher {
  /** Looks at once at what is due: the clock was set, or an admin announces something. Resolves when it has been said. */
  nudge(): Promise<void>;
  /** Plans by programs that were read again. Resolves with the dates that have changed; not waited for until it is said. */
  replan(): Promise<readonly DateNews[]>;
  /** Says what is due by now, without a look at what is to be planned. */
  sayDue(): void;
  /** Loads the database and what reminders are made of, if that has not been done yet. @throws StoreError */
  machine(): Promise<ReminderMachine>;
  /** Says nothing more. */
  pause(): void;
  /** Resolves when what was said is recorded; to be called when the networks are closed, before the database is. */
  stop(): Promise<void>;
}

/**
 * Starts to plan and to say things: at once, then each minute.
 *
 * @param open opens the database; a database that can not be opened is tried again with the next tick.
 */
export function startReminders(
  parts: Omit<ReminderWorld, 'startedAt'>,
  open: () => Promise<Database>,
): RunningReminders {
  // Read before anything is loaded, for the clock of a terminal may be set meanwhile.
  const world: ReminderWorld = { ...parts, startedAt: parts.clock.now() };
  let isPaused = false;
  let stopTicker = () => {};
  const machine = lazily(() => load(world, open));
  let last = Promise.resolve();
  // One after the other: two that plan at once would do the same work twice.
  const tick = (): Promise<void> => {
    last = last.then(look);
    return last;
  };
  const look = async (): Promise<void> => {
    if (isPaused) return;
    try {
      const { runner, pump } = await machine();
      await runner.tick();
      await world.alsoTick?.();
      if (!isPaused) await pump.tick();
    } catch (error) {
      world.log.error({ err: error }, 'reminders do not work');
    }
  };
  const withPump = (act: (parts: ReminderMachine) => void): void => {
    // Before the first tick nothing is planned, so there is nobody to wake; and the tick logs what is wrong.
    if (!isPaused) void machine.begun()?.then(act, () => {});
  };
  void tick().then(async () => {
    const { createMinuteTicker } = await import('../adapters/cron/minute-ticker.ts');
    if (isPaused) return;
    const ticker = createMinuteTicker(world.log);
    ticker.start(tick);
    stopTicker = () => ticker.stop();
  });
  return {
    machine,
    // What can not be loaded is logged by the tick.
    sayDue: () => {
      if (!isPaused)
        void machine().then(
          ({ pump }) => pump.tick(),
          () => {},
        );
    },
    replan: () => {
      const planned = last.then(async () => (isPaused ? [] : (await machine()).runner.tick()));
      // What can not be loaded is logged by the tick.
      const news = planned.catch(() => []);
      last = news.then(() => {});
      void tick();
      return news;
    },
    nudge: async () => {
      await tick();
      await (await machine.begun())?.pump.settled();
    },
    connected: (network) => withPump(({ pump }) => pump.connected(network)),
    seen: (network, nick, account) => withPump(({ pump }) => pump.seen(network, nick, account)),
    pause: () => {
      isPaused = true;
      stopTicker();
    },
    stop: async () => {
      await last;
      const parts = await machine.begun()?.catch(() => null);
      await parts?.pump.settled();
    },
  };
}

/** The libraries of zones, cron and the database load while the first line is on the screen already. */
async function load(world: ReminderWorld, open: () => Promise<Database>): Promise<ReminderMachine> {
  const [{ assembleReminders }, database] = await Promise.all([import('./assemble-reminders.ts'), open()]);
  return assembleReminders(world, database);
}
