import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A port of the loopback interface that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** A folder of its own for one server, readable for the user that the daemon runs as. */
export function privateFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `gsocbot-${name}-`));
  chmodSync(folder, 0o777);
  return folder;
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

/** A daemon in the foreground, ended by its own process id. */
export interface Daemon {
  /** Resolves when it is gone. */
  stop(signal?: NodeJS.Signals): Promise<void>;
  readonly pid: number;
}

/** IRC daemons refuse to run as root; Debian has a user for them. */
const AS_IRC = ['setpriv', '--reuid=irc', '--regid=irc', '--clear-groups', '--no-new-privs'];

/** @param command with its arguments; run as the user `irc` if the tests run as root. */
export function startDaemon(command: readonly string[], env: Readonly<Record<string, string>> = {}, cwd = '/'): Daemon {
  const [program = '', ...args] = [...(process.getuid?.() === 0 ? AS_IRC : []), ...command];
  return daemonOf(
    spawn(program, args, { cwd, env: { PATH: process.env['PATH'], ...env }, stdio: ['ignore', 'ignore', 'ignore'] }),
  );
}

/** The same, without a change of user. */
export function startProcess(command: readonly string[], env: Readonly<Record<string, string>> = {}): Daemon {
  const [program = '', ...args] = command;
  return daemonOf(spawn(program, args, { env: { PATH: process.env['PATH'], ...env }, stdio: 'ignore' }));
}

function daemonOf(child: ChildProcess): Daemon {
  let isGone = false;
  const gone = once(child, 'exit').then(() => {
    isGone = true;
  });
  return {
    pid: child.pid ?? 0,
    stop: async (signal = 'SIGTERM') => {
      if (!isGone) child.kill(signal);
      await gone;
    },
  };
}

/** Resolves when something listens on the port. */
export async function listening(port: number, withinMs = 18_000): Promise<void> {
  const end = Date.now() + withinMs;
  while (!(await canConnect(port))) {
    if (Date.now() > end) throw new Error(`nothing listens on port ${port}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function canConnect(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
