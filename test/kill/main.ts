/** Kills the bot again and again while it says a season: `npm run test:kill -- [--kills 500] [--networks terminal,ngircd,inspircd]`. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { makeInspircd } from '../servers/irc/inspircd.ts';
import type { IrcServer } from '../servers/irc/irc-server.ts';
import { makeNgircd } from '../servers/irc/ngircd.ts';
import { makePerson } from '../servers/irc/person.ts';
import { type KillReport, playAndKill } from './kill.ts';
import { CHANNEL } from './season.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '500' },
    networks: { type: 'string', default: 'terminal,ngircd,inspircd' },
    seed: { type: 'string', default: '1' },
  },
});
const kills = Number(values.kills);
let isLost = false;
for (const name of values.networks.split(',')) {
  const started = Date.now();
  const report = name === 'terminal' ? await onTerminal() : await onIrc(name);
  const seconds = Math.round((Date.now() - started) / 1_000);
  process.stdout.write(`${name}: ${textOf(report)} (${seconds} s)\n`);
  isLost ||= report.lost.length > 0 || report.unexplained.length > 0;
}
process.exitCode = isLost ? 1 : 0;

async function onTerminal(): Promise<KillReport> {
  return inFolder((file) => play(file, { kind: 'terminal' }, () => []));
}

async function onIrc(name: string): Promise<KillReport> {
  const server: IrcServer = name === 'ngircd' ? await makeNgircd() : await makeInspircd({ isFloodLimitLifted: true });
  await server.start();
  const listener = await makePerson('listener', { port: server.port });
  listener.type(`JOIN ${CHANNEL}`);
  await listener.sees(/ 366 /);
  try {
    const confirmBy = name === 'ngircd' ? 'ping' : 'echo';
    return await inFolder((file) =>
      play(file, { kind: 'irc', port: server.port, confirmBy }, () =>
        listener.lines.filter((line) => line.includes(` PRIVMSG ${CHANNEL} `)),
      ),
    );
  } finally {
    await listener.leave();
    await server.remove();
  }
}

function play(
  file: string,
  network: Parameters<typeof playAndKill>[0]['network'],
  heardElsewhere: () => readonly string[],
): Promise<KillReport> {
  // Five dates come in a second, and a life with its start takes about three quarters of one.
  const count = Math.max(20, Math.round(kills * 3));
  const progress = (done: number) => {
    if (done % 50 === 0) process.stderr.write(`${done} kills\n`);
  };
  return playAndKill({
    file,
    kills,
    count,
    network,
    fraction: fractions(Number(values.seed)),
    heardElsewhere,
    progress,
  });
}

/** Numbers that look random and are the same for the same seed (mulberry32). */
function fractions(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

async function inFolder<T>(run: (file: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'gsocbot-kill-'));
  try {
    return await run(join(folder, 'gsocbot.sqlite'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function textOf({ kills: done, dates, lost, doubles, unexplained }: KillReport): string {
  return `${done} kills, ${dates} messages, ${lost.length} lost, ${doubles.length} said twice, ${unexplained.length} of them unexplained`;
}
