/**
 * The process that is killed: plays the dense season from a database until all of it is recorded.
 * Arguments as JSON: {file, epoch, count, network: {kind: 'terminal'} | {kind: 'irc', port, confirmBy}}.
 */
import { createConsoleNetwork } from '../../src/adapters/console/console-network.ts';
import { openTerminal } from '../../src/adapters/console/terminal.ts';
import { createIrcNetwork } from '../../src/adapters/irc/irc-network.ts';
import { openDatabase } from '../../src/adapters/sql/open-database.ts';
import { systemClock } from '../../src/adapters/system/system-clock.ts';
import { systemRandom } from '../../src/adapters/system/system-random.ts';
import { systemTimers } from '../../src/adapters/system/system-timers.ts';
import { assembleReminders } from '../../src/app/assemble-reminders.ts';
import { loadLanguage } from '../../src/app/load-data.ts';
import type { ChatNetwork } from '../../src/ports/chat-network.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { Log } from '../../src/ports/log.ts';
import { settingsFor } from '../adapters/irc/rig.ts';
import { CHANNEL, denseSeason, denseSettings, SEASON_START, SPEED } from './season.ts';

export interface ChildOptions {
  readonly file: string;
  /** When the season began, by the machine's clock. */
  readonly epoch: number;
  readonly count: number;
  readonly network:
    | { readonly kind: 'terminal' }
    | { readonly kind: 'irc'; readonly port: number; readonly confirmBy: 'ping' | 'echo' };
}

// Only kill.ts writes it.
const options = JSON.parse(process.argv[2] ?? '{}') as ChildOptions;
// The season goes on while the process is dead.
const clock: Clock = { now: () => SEASON_START + (systemClock.now() - options.epoch) * SPEED };
const tell = (fields: object, message: string) => void process.stderr.write(`${message} ${JSON.stringify(fields)}\n`);
const log: Log = {
  debug: () => {},
  info: () => {},
  warn: tell,
  error: (fields, message) => tell({ ...fields, cause: String('err' in fields ? fields.err : '') }, message),
};
const network = createNetwork();
network.start({ onMessage: async () => {}, onConnected: () => {}, onSeen: () => {} });
const programs = [denseSeason(options.count)];
const database = await openDatabase(options.file);
const { runner, pump, outbox } = assembleReminders(
  {
    settings: denseSettings('test'),
    programs: () => programs,
    language: await loadLanguage(),
    networks: [network],
    clock,
    startedAt: SEASON_START,
    log,
    leaseMs: SPEED * 1_000,
  },
  database,
);
process.stderr.write('ready\n');
for (;;) {
  await runner.tick();
  await pump.tick();
  const [open] = await outbox.list({ states: ['planned', 'claimed'], limit: 1 });
  if (!open) break;
  await new Promise((resolve) => systemTimers.after(20, () => resolve(null)));
}
await network.stop(1_000);
await database.close();

function createNetwork(): ChatNetwork {
  if (options.network.kind === 'terminal') return createTerminalNetwork();
  const { port, confirmBy } = options.network;
  const server = { name: 'test', port, tlsPort: null, certificate: null, services: null };
  const nothing = async () => {};
  const settings = settingsFor(
    { ...server, start: nothing, startServices: nothing, stopServices: nothing, stop: nothing, remove: nothing },
    {
      channels: [{ name: CHANNEL, key: null }],
      confirmBy,
      limits: { burst: 1_000, linesPerSecond: Infinity, maxRepeats: Infinity },
    },
  );
  return createIrcNetwork(settings, { clock: systemClock, random: systemRandom, timers: systemTimers, log });
}

/** The real console on the pipe that the parent reads. */
function createTerminalNetwork(): ChatNetwork {
  return createConsoleNetwork(
    {
      name: 'test',
      channel: CHANNEL,
      sender: { nick: 'alice', account: null },
      botNick: 'gsocbot',
      welcome: [],
      hint: '',
    },
    openTerminal({ input: process.stdin, output: process.stdout }, () => []),
    {
      now: clock.now,
      realNow: systemClock.now,
      setTime: () => {},
      timeWasSet: async () => {},
      programs: () => [],
      useProgram: () => false,
    },
  );
}
