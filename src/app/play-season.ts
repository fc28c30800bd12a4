import { openDatabase } from '../adapters/sql/open-database.ts';
import { createFastClock } from '../adapters/system/fast-clock.ts';
import { systemClock } from '../adapters/system/system-clock.ts';
import { systemTimers } from '../adapters/system/system-timers.ts';
import type { Instant } from '../domain/program/key-date.ts';
import { layoutLines } from '../domain/text/layout-lines.ts';
import type { ChatNetwork, NetworkStatus } from '../ports/chat-network.ts';
import { assembleReminders, type ReminderWorld } from './assemble-reminders.ts';
import { EXIT } from './exit-codes.ts';
import { createLazyLog } from './lazy-log.ts';

/** How often the bot looks at the fast clock. */
const LOOK_EVERY_MS = 100;
const LINE_BYTES = 350;

/**
 * Plays a season with the real runner, outbox and pump on a clock that runs fast, and prints what is said.
 *
 * @param speed simulated milliseconds in one second.
 * @returns the exit code when the season is over.
 */
export async function playSeason(
  world: Pick<ReminderWorld, 'settings' | 'programs' | 'language'>,
  span: { readonly from: Instant; readonly to: Instant; readonly channel: string | null },
  speed: number,
  output: NodeJS.WritableStream,
): Promise<number> {
  const clock = createFastClock(span.from, speed / 1_000, systemClock);
  const networks = world.settings.networks.map((network) => {
    const channels = network.kind === 'console' ? [network.channel] : network.channels.map(({ name }) => name);
    return createPrintingNetwork(network.name, { all: channels, shown: span.channel }, clock.now, output);
  });
  const database = await openDatabase(':memory:');
  const log = createLazyLog('warn');
  // Each look may be hours of the season later than the one before, which is no reason to call a message late.
  const { runner, pump } = assembleReminders(
    { ...world, networks, clock, startedAt: span.from, log, graceMs: Math.max(300_000, speed) },
    database,
  );
  while (clock.now() < span.to) {
    await runner.tick();
    await pump.tick();
    await pump.settled();
    await new Promise<void>((resolve) => void systemTimers.after(LOOK_EVERY_MS, resolve));
  }
  await database.close();
  return EXIT.ok;
}

/** A network on which everybody is there and everything arrives, on paper. */
function createPrintingNetwork(
  name: string,
  channels: { readonly all: readonly string[]; readonly shown: string | null },
  now: () => Instant,
  output: NodeJS.WritableStream,
): ChatNetwork {
  const status: NetworkStatus = {
    name,
    state: 'connected',
    since: now(),
    nick: 'gsocbot',
    channels: channels.all.map((channel) => ({ name: channel, isJoined: true, problem: null })),
    lagMs: 0,
    queued: 0,
    expired: 0,
    lastHeardAt: null,
    problem: null,
    warnings: [],
  };
  return {
    name,
    kind: 'console',
    start: () => {},
    send: async ({ to, reply }) => {
      const place = to.kind === 'channel' ? to.channel : `@${to.nick}`;
      const isShown = channels.shown === null || [place, `${name}/${place}`].includes(channels.shown);
      if (!isShown) return { kind: 'confirmed' };
      for (const line of layoutLines(reply.blocks, LINE_BYTES))
        output.write(`${new Date(now()).toISOString().slice(0, 16).replace('T', ' ')}Z  ${name}/${place}  ${line}\n`);
      return { kind: 'confirmed' };
    },
    proveAccount: async ({ sender }) => sender.account,
    accountOf: async (nick) => nick,
    status: () => status,
    stop: async () => {},
  };
}
