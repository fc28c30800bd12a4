/**
 * Measures what it costs to claim slots: `npm run bench:interviews`.
 *
 * On a real database file, through the desk as commands use it. `BENCH_SLOTS=100,1000` sets how many slots there are.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Knex } from 'knex';
import { actor, ann, at, HOUR, party } from '../test/support/interviews.ts';
import { openDesk } from '../test/support/open-desk.ts';
import { machine, percentile, type Row, table } from './report.ts';

const CLAIMS = 2_000;
/** People whose claims are under way at the same time. */
const AT_ONCE = 50;

const sizes = (process.env['BENCH_SLOTS'] ?? '100,1000,10000,100000').split(',').map(Number);
process.stdout.write(`${machine()}, load ${loadavg()[0]?.toFixed(1)}\n\n`);
// What the engine makes of the code when it has run for a while is what a bot lives with.
await measure(1_000);
const rows: Row[] = [];
for (const size of sizes) rows.push(...(await measure(size)));
process.stdout.write(`${table(rows)}\n`);

/** As many databases of a size as it takes to have enough slots to claim. */
async function measure(size: number): Promise<readonly Row[]> {
  const won: Timed[] = [];
  const lost: Timed[] = [];
  for (let claims = 0; claims < CLAIMS; claims += size) {
    const one = await measureOne(size);
    won.push(one.won);
    lost.push(one.lost);
  }
  return [row(size, 'gets the slot', together(won)), row(size, 'finds it taken', together(lost))];
}

async function measureOne(size: number): Promise<{ readonly won: Timed; readonly lost: Timed }> {
  const folder = mkdtempSync(join(tmpdir(), 'gsocbot-bench-'));
  try {
    const rig = await openDesk({ file: join(folder, 'gsocbot.sqlite') });
    await fill(rig.database.knex, size);
    const claim = (number: number, slot: number) => rig.desk.book(actor(party(`p${number}`)), slot);
    const free = Math.min(size, CLAIMS);
    const won = await time(free, (number) => claim(number, number + 1));
    const lost = await time(free, (number) => claim(CLAIMS + number, number + 1));
    await rig.database.close();
    return { won, lost };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function together(all: readonly Timed[]): Timed {
  const ms = all.flatMap((one) => one.ms);
  const seconds = all.reduce((sum, one) => sum + one.ms.length / one.perSecond, 0);
  return { perSecond: ms.length / seconds, ms };
}

/** Slots of an hour each of as many mentors as it takes to have them all within a month. */
async function fill(knex: Knex, size: number): Promise<void> {
  const start = at('2030-03-20T00:00:00Z');
  const rows = Array.from({ length: size }, (_, number) => {
    const startsAt = start + (number % 700) * HOUR;
    const mentor = `mentor-${Math.floor(number / 700)}`;
    return {
      ...{ program: 'orchard-2030', idea: 'pear', state: 'offered', starts_at: startsAt, ends_at: startsAt + HOUR },
      ...{ mentor, mentor_network: ann.network, mentor_account: mentor, mentor_nick: mentor },
    };
  });
  await knex.batchInsert('interview_slots', rows, 400);
}

interface Timed {
  readonly perSecond: number;
  readonly ms: readonly number[];
}

async function time(count: number, run: (number: number) => Promise<{ readonly kind: string }>): Promise<Timed> {
  const ms: number[] = [];
  const begun = performance.now();
  let next = 0;
  const worker = async () => {
    while (next < count) {
      const number = next;
      next += 1;
      const start = performance.now();
      await run(number);
      ms.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return { perSecond: (count / (performance.now() - begun)) * 1_000, ms };
}

function row(size: number, what: string, { perSecond, ms }: Timed): Row {
  return {
    slots: size.toLocaleString('en'),
    'a claim that': what,
    'claims/s': Math.round(perSecond).toLocaleString('en'),
    'ms each': (1_000 / perSecond).toFixed(3),
    [`p50 ms, ${AT_ONCE} at once`]: percentile(ms, 50).toFixed(1),
    'p99 ms': percentile(ms, 99).toFixed(1),
  };
}
