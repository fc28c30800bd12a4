import type { Daemon } from './daemon.ts';
import { listening, removeFolder } from './daemon.ts';
import type { IrcServer } from './irc-server.ts';

/** How a server and its services are started. */
export interface Starters {
  readonly folder: string;
  startServer(): Daemon;
  /** Null where there are no services. */
  readonly startServices: (() => Daemon) | null;
}

type LifeCycle = Pick<IrcServer, 'start' | 'stop' | 'startServices' | 'stopServices' | 'remove'>;

/** Up and down of a server on `port` with its services: they go down with it and come up after it. */
export function lifeCycleOf(port: number, { folder, startServer, startServices }: Starters): LifeCycle {
  let server: Daemon | null = null;
  let services: Daemon | null = null;
  const cycle: LifeCycle = {
    start: async (withServices = true) => {
      server = startServer();
      await listening(port);
      if (withServices) await cycle.startServices();
    },
    startServices: async () => {
      services = startServices?.() ?? null;
    },
    stopServices: async () => {
      await services?.stop();
      services = null;
    },
    stop: async (signal) => {
      await cycle.stopServices();
      await server?.stop(signal);
      server = null;
    },
    remove: async () => {
      await cycle.stop();
      removeFolder(folder);
    },
  };
  return cycle;
}
