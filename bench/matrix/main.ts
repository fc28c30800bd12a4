/**
 * Measures bots on a real Synapse: a bare matrix-bot-sdk bot and the Matrix adapter, in open and in encrypted rooms.
 *
 *     npm run bench:matrix -- --rounds 3 --questions 100
 *
 * Both run at the same time and are asked in turns, and medians are taken, because a machine drifts; ratios say more than the figures,
 * for most of the time is the homeserver's. Prints JSON.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Account, call, register } from '../../test/servers/matrix/api.ts';
import { makeSynapse } from '../../test/servers/matrix/synapse.ts';
import { type Asker, makeAsker } from './asker.ts';

type Kind = 'open' | 'encrypted';

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '3' }, questions: { type: 'string', default: '100' } },
});
const questions = Number(values.questions);
const MANY_ROOMS = 200;
/** Of each bot with that many rooms, two for each: the first joins them, the second is in them already. */
const STARTS = 3;
const IN_FLIGHT = 10;
/** Questions asked at once, and how often. */
const BURST = 50;
const BURSTS = 4;
const KINDS: readonly Kind[] = ['open', 'encrypted'];
const BOTS = ['bare', 'adapter'] as const;

const server = await makeSynapse();
await server.start();
const folder = mkdtempSync(join(tmpdir(), 'gsocbot-bench-'));
const found = new Map<string, number[]>();
let names = 0;
try {
  for (let round = 0; round < Number(values.rounds); round += 1) for (const kind of KINDS) await measure(kind);
  await measureManyRooms();
} finally {
  await server.remove();
  rmSync(folder, { recursive: true, force: true });
}
const medians = Object.fromEntries([...found].sort().map(([name, all]) => [name, rounded(median(all))]));
process.stdout.write(`${JSON.stringify(medians, null, 2)}\n`);
process.exit(0);

/** A bot at work, with somebody who asks it. */
interface Contestant {
  readonly bot: (typeof BOTS)[number];
  readonly pid: number;
  readonly asker: Asker;
  readonly room: string;
  stop(): Promise<void>;
}

/** Both at the same time, asked in turns: whatever else the machine does meets one as the other. */
async function measure(kind: Kind): Promise<void> {
  const contestants = [await contestant('bare', kind), await contestant('adapter', kind)];
  try {
    // The first answers share keys and warm what is to be warm.
    for (let at = 0; at < 5; at += 1) for (const { asker, room } of contestants) await asker.ask(room);
    const times = new Map<Contestant, number[]>(contestants.map((one) => [one, []]));
    for (let at = 0; at < questions; at += 1)
      for (const one of inTurns(contestants, at)) times.get(one)?.push(await one.asker.ask(one.room));
    for (const [{ bot }, all] of times) {
      all.sort((a, b) => a - b);
      note(`${kind} ${bot} p50 ms`, all[Math.floor(all.length / 2)] ?? Number.NaN);
      note(`${kind} ${bot} p99 ms`, all[Math.floor(all.length * 0.99)] ?? Number.NaN);
    }
    for (let at = 0; at < BURSTS; at += 1)
      for (const { bot, asker, room } of inTurns(contestants, at))
        note(`${kind} ${bot} answers/s`, await answersPerSecond(asker, room));
    for (const { bot, pid } of contestants) note(`${kind} ${bot} RSS MiB, 1 room`, rssMiB(pid));
  } finally {
    for (const one of contestants) await one.stop();
  }
}

async function contestant(bot: (typeof BOTS)[number], kind: Kind): Promise<Contestant> {
  const [own, user] = [await account(), await account()];
  const room = await makeRoom(user, kind);
  const process_ = await startBot(bot, own, kind, [room]);
  const asker = await makeAsker(server.url, user, join(folder, user.userId), kind, own.userId);
  const stop = async () => {
    await asker.stop();
    process_.kill('SIGKILL');
  };
  return { bot, pid: process_.pid ?? 0, asker, room, stop };
}

/** Who comes first gains nothing by it. */
function inTurns<Value>(all: readonly Value[], round: number): readonly Value[] {
  return round % 2 === 0 ? all : all.toReversed();
}

/** Each start is that of a new account, for whom all rooms are to be joined, and the same rooms are joined by one bot as by the other. */
async function measureManyRooms(): Promise<void> {
  const user = await account();
  const rooms: string[] = [];
  for (let at = 0; at < MANY_ROOMS; at += 1) rooms.push(await makeRoom(user, 'open'));
  for (let at = 0; at < STARTS; at += 1) for (const bot of inTurns(BOTS, at)) await measureStarts(bot, user, rooms);
}

async function measureStarts(bot: (typeof BOTS)[number], user: Account, rooms: readonly string[]): Promise<void> {
  const own = await account();
  const asker = await makeAsker(server.url, user, join(folder, own.userId), 'open', own.userId);
  try {
    for (const which of ['first', 'second']) {
      const startedAt = performance.now();
      const child = await startBot(bot, own, 'open', rooms);
      try {
        // A bot has started when it answers, and not before in the room that it came to last.
        await asker.ask(rooms.at(-1) ?? '');
        note(`open ${bot} ${which} start with ${MANY_ROOMS} rooms ms`, performance.now() - startedAt);
        if (which === 'second') continue;
        for (const room of rooms) await asker.ask(room);
        note(`open ${bot} RSS MiB, ${MANY_ROOMS} rooms`, rssMiB(child.pid ?? 0));
      } finally {
        const ended = once(child, 'exit');
        child.kill('SIGKILL');
        await ended;
      }
    }
  } finally {
    await asker.stop();
  }
}

async function answersPerSecond(asker: Asker, room: string): Promise<number> {
  const startedAt = performance.now();
  let left = BURST;
  const one = async () => {
    for (; left > 0; ) {
      left -= 1;
      await asker.ask(room);
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, one));
  return (BURST * 1_000) / (performance.now() - startedAt);
}

async function account(): Promise<Account> {
  names += 1;
  return register(server.url, `bench${names}`);
}

async function makeRoom(user: Account, kind: Kind): Promise<string> {
  const cipher = { type: 'm.room.encryption', state_key: '', content: { algorithm: 'm.megolm.v1.aes-sha2' } };
  const answer = await call(server.url, user.accessToken, 'POST', '/createRoom', {
    preset: 'public_chat',
    initial_state: kind === 'encrypted' ? [cipher] : [],
  });
  return answer.room_id;
}

async function startBot(bot: string, own: Account, kind: Kind, rooms: readonly string[]) {
  const words = [server.url, own.accessToken, join(folder, own.userId), kind, rooms.join(',')];
  const file = join(import.meta.dirname, 'peers', `${bot}-bot.ts`);
  const child = spawn(process.execPath, ['--no-deprecation', file, ...words], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  return child;
}

function note(name: string, value: number): void {
  found.set(name, [...(found.get(name) ?? []), value]);
}

function rssMiB(pid: number): number {
  const [, kib = 'NaN'] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kib) / 1024;
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

function rounded(value: number): number {
  return Number(value.toPrecision(3));
}
