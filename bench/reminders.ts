/** Measures what reminders cost: `npm run bench:reminders`. Rows in the outbox: `BENCH_ROWS=10,10000,1000000`. */
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../src/adapters/sql/open-database.ts';
import { createSqlOutbox } from '../src/adapters/sql/sql-outbox.ts';
import { zoneRules } from '../src/answers/compose/zone-rules.ts';
import { assembleReminders } from '../src/app/assemble-reminders.ts';
import { loadLanguage, loadPrograms, programFile } from '../src/app/load-data.ts';
import { settingsSchema } from '../src/config/settings/schema.ts';
import { planReminders } from '../src/domain/reminders/plan-reminders.ts';
import { DEFAULT_LEAD_TIMES } from '../src/domain/reminders/rules.ts';
import type { ChatNetwork } from '../src/ports/chat-network.ts';
import type { PlannedMessage } from '../src/ports/outbox.ts';
import { textReply } from '../src/ports/reply.ts';
import { machine, percentile, type Row, table } from './report.ts';

const NOW = Date.parse('2024-03-25T10:00Z');
const DAY_MS = 86_400_000;
const TICKS = 200;
const DUE = 2_000;
const CHANNELS = 20;
const print = (text: string) => process.stdout.write(`${text}\n`);
const milliseconds = (value: number) => value.toFixed(2);
const log = {
  debug() {},
  info() {},
  warn() {},
  error: (fields: object, message: string) => print(`${message} ${JSON.stringify(fields)}`),
};

const programs = await loadPrograms([programFile('qemu-2024')]);
print(`${machine()}, load ${loadavg()[0]?.toFixed(1)} at the start\n`);
print(`${table([await measurePlanning()])}\n`);
const rows: Row[] = [];
for (const count of (process.env['BENCH_ROWS'] ?? '10,10000,1000000').split(',').map(Number))
  rows.push(await measureOutbox(count));
print(table(rows));

/** All reminders of a real season for 20 channels. */
async function measurePlanning(): Promise<Row> {
  const [program] = programs;
  if (!program) throw new Error('qemu-2024 was not loaded');
  const listeners = Array.from({ length: CHANNELS }, (_, at) => ({
    recipient: { kind: 'channel', network: 'test', channel: `#c${at}` } as const,
    audiences: ['everyone', 'applicants'] as const,
    zone: 'Europe/Berlin',
    quiet: { from: 22 * 60, to: 8 * 60 },
    sayAt: 540,
    program: null,
  }));
  const rules = { listeners, leadTimes: DEFAULT_LEAD_TIMES, leadTimesByKind: {}, announceChanges: [] };
  const times: number[] = [];
  let count = 0;
  for (let round = 0; round < 100; round += 1) {
    const start = performance.now();
    count = planReminders(program, rules, zoneRules).reminders.length;
    times.push(performance.now() - start);
  }
  return {
    'planning a season': `${count} reminders in 20 channels`,
    'p50 ms': milliseconds(percentile(times, 50)),
    'p99 ms': milliseconds(percentile(times, 99)),
  };
}

/** Ticks of runner and pump beside so many planned rows of the future, then messages that are all due at once. */
async function measureOutbox(count: number): Promise<Row> {
  const folder = mkdtempSync(join(tmpdir(), 'gsocbot-bench-'));
  const database = await openDatabase(join(folder, 'gsocbot.sqlite'));
  const outbox = createSqlOutbox(database);
  const adding = performance.now();
  for (let start = 0; start < count; start += 10_000)
    await outbox.add(
      messages(start, Math.min(count, start + 10_000), 1, (at) => NOW + DAY_MS + at * 1_000),
      NOW,
    );
  const addedMs = performance.now() - adding;
  // A million rows do not come within half a minute in life: what their writing leaves to the disk is not the ticks' to pay.
  await database.knex.raw('PRAGMA wal_checkpoint(TRUNCATE)');
  const clock = { now: NOW };
  let said = 0;
  const { runner, pump } = assembleReminders(
    {
      settings: settingsSchema.parse({ networks: [{ kind: 'console', name: 'test', channel: '#c0' }] }),
      programs: () => programs,
      language: await loadLanguage(),
      networks: [instantNetwork(() => (said += 1))],
      clock: { now: () => clock.now },
      startedAt: NOW,
      log,
    },
    database,
  );
  // The first look plans the season, mends what a clock may have done, and warms the caches; it is told by itself.
  const first = await timed(async () => {
    await runner.tick();
    await pump.tick();
  });
  const ticks: number[] = [];
  const cpu = process.cpuUsage();
  for (let tick = 0; tick < TICKS; tick += 1) {
    clock.now += 60_000;
    ticks.push(
      await timed(async () => {
        await runner.tick();
        await pump.tick();
      }),
    );
  }
  const tickCpuMs = cpuMsSince(cpu) / TICKS;
  const say = async (channels: number, from: number) => {
    await outbox.add(
      messages(from, from + DUE, channels, () => clock.now),
      clock.now,
    );
    const goal = said + DUE;
    const before = process.cpuUsage();
    const ms = await timed(async () => {
      while (said < goal) {
        await pump.tick();
        await pump.settled();
      }
    });
    return { perSecond: Math.round(DUE / (ms / 1_000)).toLocaleString('en'), cpuMs: cpuMsSince(before) / DUE };
  };
  const inOne = await say(1, count);
  const inMany = await say(CHANNELS, count + DUE);
  const rss = process.memoryUsage().rss / 2 ** 20;
  await database.close();
  rmSync(folder, { recursive: true, force: true });
  return {
    'planned rows': count.toLocaleString('en'),
    'rows added/s': Math.round(count / (addedMs / 1_000)).toLocaleString('en'),
    'first tick, ms': first.toFixed(0),
    'tick with nothing due, p50 / p99 / worst ms': [50, 99, 100]
      .map((part) => milliseconds(percentile(ticks, part)))
      .join(' / '),
    'CPU ms/tick': milliseconds(tickCpuMs),
    'due messages said and recorded/s, in 1 channel': inOne.perSecond,
    'in 20 channels': inMany.perSecond,
    'CPU ms/message, in 1 / in 20': `${milliseconds(inOne.cpuMs)} / ${milliseconds(inMany.cpuMs)}`,
    'RSS MiB': rss.toFixed(0),
  };
}

async function timed(run: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

function cpuMsSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000;
}

function messages(
  from: number,
  to: number,
  channels: number,
  dueAt: (at: number) => number,
): readonly PlannedMessage[] {
  return Array.from({ length: to - from }, (_, index) => {
    const at = from + index;
    return {
      key: `bench/${at}`,
      kind: 'announcement',
      series: `bench/${at}`,
      recipient: { kind: 'channel', network: 'test', channel: `#c${at % channels}` },
      reply: textReply(`Reminder ${at}: Application period ends in 3 hours, Tue 2 April 2024 18:00 UTC.`),
      dueAt: dueAt(at),
      staleAt: null,
    };
  });
}

function instantNetwork(onSend: () => void): ChatNetwork {
  return {
    name: 'test',
    kind: 'irc',
    start: () => {},
    send: async () => {
      onSend();
      return { kind: 'confirmed' };
    },
    proveAccount: async () => null,
    accountOf: async () => null,
    status: () => ({
      name: 'test',
      state: 'connected',
      since: NOW,
      nick: 'gsocbot',
      channels: Array.from({ length: CHANNELS }, (_, at) => ({ name: `#c${at}`, isJoined: true, problem: null })),
      lagMs: 0,
      queued: 0,
      expired: 0,
      lastHeardAt: null,
      problem: null,
      warnings: [],
    }),
    stop: async () => {},
  };
}
