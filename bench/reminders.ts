/** Measures what reminders cost: `npm run bench:reminders`. Rows in the outbox: `BENCH_ROWS=10,10000,1000000`. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
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
const print = (text: string) => process.stdout.write(`${text}\n`);
const milliseconds = (value: number) => value.toFixed(2);
const log = {
  debug() {},
  info() {},
  warn() {},
  error: (fields: object, message: string) => print(`${message} ${JSON.stringify(fields)}`),
};

print(`${machine()}\n`);
print(`${table([await measurePlanning()])}\n`);
const rows: Row[] = [];
for (const count of (process.env['BENCH_ROWS'] ?? '10,10000,1000000').split(',').map(Number))
  rows.push(await measureOutbox(count));
print(table(rows));

/** All reminders of a real season for 20 channels. */
async function measurePlanning(): Promise<Row> {
  const [program] = await loadPrograms([programFile('qemu-2024')]);
  if (!program) throw new Error('qemu-2024 was not loaded');
  const listeners = Array.from({ length: 20 }, (_, at) => ({
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
      messages(start, Math.min(count, start + 10_000), (at) => NOW + DAY_MS + at * 1_000),
      NOW,
    );
  const addedMs = performance.now() - adding;
  let said = 0;
  let now = NOW;
  const { runner, pump } = assembleReminders(
    {
      settings: settingsSchema.parse({ networks: [{ kind: 'console', name: 'test', channel: '#room' }] }),
      programs: () => [],
      language: await loadLanguage(),
      networks: [instantNetwork(() => (said += 1))],
      clock: { now: () => now },
      startedAt: NOW,
      log,
    },
    database,
  );
  const ticks: number[] = [];
  for (let tick = 0; tick < TICKS; tick += 1) {
    const start = performance.now();
    await runner.tick();
    await pump.tick();
    ticks.push(performance.now() - start);
    now += 60_000;
  }
  await outbox.add(
    messages(count, count + DUE, () => now),
    now,
  );
  const saying = performance.now();
  await pump.tick();
  await pump.settled();
  while (said < DUE) {
    await pump.tick();
    await pump.settled();
  }
  const sayingMs = performance.now() - saying;
  await database.close();
  rmSync(folder, { recursive: true, force: true });
  return {
    'planned rows': count.toLocaleString('en'),
    'rows added a second': Math.round(count / (addedMs / 1_000)).toLocaleString('en'),
    'tick with nothing due, p50 ms': milliseconds(percentile(ticks, 50)),
    'p99 ms': milliseconds(percentile(ticks, 99)),
    'due messages said and recorded a second': Math.round(DUE / (sayingMs / 1_000)).toLocaleString('en'),
    'RSS MiB': (process.memoryUsage().rss / 2 ** 20).toFixed(0),
  };
}

function messages(from: number, to: number, dueAt: (at: number) => number): readonly PlannedMessage[] {
  return Array.from({ length: to - from }, (_, index) => {
    const at = from + index;
    return {
      key: `bench/${at}`,
      kind: 'announcement',
      series: `bench/${at}`,
      recipient: { kind: 'channel', network: 'test', channel: '#room' },
      reply: textReply(`Reminder ${at}: Application period ends in 3 hours, Tue 2 April 2024 18:00 UTC.`),
      dueAt: dueAt(at),
      staleAt: null,
    };
  });
}

function instantNetwork(onSend: () => void): ChatNetwork {
  return {
    name: 'test',
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
      channels: [{ name: '#room', isJoined: true, problem: null }],
      lagMs: 0,
      queued: 0,
      expired: 0,
      lastHeardAt: null,
      problem: null,
    }),
    stop: async () => {},
  };
}
