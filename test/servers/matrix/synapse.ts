import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Daemon, freePort, privateFolder, removeFolder, startProcess } from '../irc/daemon.ts';
import { pythonCommand, pythonEnvironment } from './installed.ts';
import { logConfig, type SynapseOptions, synapseConfig } from './synapse-config.ts';

/** A real Matrix homeserver on a port and in a folder of its own. Its name is "localhost". */
export interface Synapse {
  readonly url: string;
  readonly port: number;
  /** Resolves when it answers. */
  start(): Promise<void>;
  /** Ends it as a crash would, without a word; asked to end, it waits for those who follow its stream. Its data is kept. */
  stop(): Promise<void>;
  /** Stops it and throws everything away. */
  remove(): Promise<void>;
}

const START_WITHIN_MS = 60_000;

export async function makeSynapse(options: Partial<SynapseOptions> = {}): Promise<Synapse> {
  const folder = privateFolder('synapse');
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  writeFileSync(join(folder, 'homeserver.yaml'), synapseConfig(folder, port, { messageLimit: null, ...options }));
  writeFileSync(join(folder, 'log.yaml'), logConfig(folder));
  const key = randomBytes(32).toString('base64').replaceAll('=', '');
  writeFileSync(join(folder, 'signing.key'), `ed25519 a_test ${key}\n`);
  let daemon: Daemon | null = null;
  const stop = async () => {
    await daemon?.stop('SIGKILL');
    daemon = null;
  };
  return {
    url,
    port,
    start: async () => {
      const words = ['-m', 'synapse.app.homeserver', '-c', join(folder, 'homeserver.yaml')];
      daemon = startProcess(pythonCommand(words), pythonEnvironment());
      await answering(url, folder);
    },
    stop,
    remove: async () => {
      await stop();
      removeFolder(folder);
    },
  };
}

async function answering(url: string, folder: string): Promise<void> {
  const end = Date.now() + START_WITHIN_MS;
  while (!(await isHealthy(url))) {
    if (Date.now() > end) throw new Error(`Synapse does not answer\n${tailOfLog(folder)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function isHealthy(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/health`)).ok;
  } catch {
    // Nobody listens yet.
    return false;
  }
}

function tailOfLog(folder: string): string {
  try {
    return readFileSync(join(folder, 'homeserver.log'), 'utf8').slice(-3_000);
  } catch {
    return '(no log)';
  }
}
