import type { Settings } from '../config/settings/schema.ts';
import type { Log } from '../ports/log.ts';
import { StoreError } from '../ports/store-error.ts';
import { EXIT } from './exit-codes.ts';
import { createLazyLog } from './lazy-log.ts';
import { type Configuration, loadSettings } from './load-settings.ts';
import type { StartOptions } from './options.ts';
import { startBot } from './start.ts';
import { storeSentence } from './store-sentence.ts';

/** Runs until the person leaves or a signal comes. @returns the exit code. */
export async function start(options: StartOptions): Promise<number> {
  // Names, times and results are in its files; the group and others of the machine have no business there.
  process.umask(0o077);
  const read = async () => withOptions(await loadSettings(options.config ?? null), options);
  const configuration = await read();
  const log = await createLog(configuration.settings);
  const running = await startBot(configuration, { input: process.stdin, output: process.stdout }, log, read);
  const code = await Promise.race([running.ended.then(() => EXIT.ok, failed), signalReceived()]);
  await running.stop();
  return code;
}

/** The command line has the last word. */
function withOptions({ settings, file }: Configuration, { now, program }: StartOptions): Configuration {
  const { simulatedStart: _, ...withoutStart } = settings;
  return {
    file,
    settings: {
      ...(now === 'real' ? withoutStart : settings),
      ...(now !== undefined && now !== 'real' ? { simulatedStart: now } : {}),
      ...(program ? { programs: program } : {}),
    },
  };
}

/** A conversation in the terminal is not to be disturbed by what only concerns a network. */
async function createLog({ networks, log }: Settings): Promise<Log> {
  if (networks.every(({ kind }) => kind === 'console')) return createLazyLog('warn');
  const { createPinoLog } = await import('../adapters/system/pino-log.ts');
  return createPinoLog(log.level, log.format);
}

/** Without its database the bot can keep nothing it is told. Anything else that ends it is a fault of ours, told whole. */
function failed(error: unknown): number {
  if (!(error instanceof StoreError)) throw error;
  process.stderr.write(storeSentence(error));
  return EXIT.failed;
}

/** Resolves with the exit code when the first signal comes; a second one ends the process at once. */
function signalReceived(): Promise<number> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        process.once(signal, () => process.exit(EXIT_CODES[signal]));
        resolve(EXIT.ok);
      });
    }
  });
}

/** 128 plus the number of the signal, as shells report it. */
const EXIT_CODES = { SIGINT: 130, SIGTERM: 143 } as const;
