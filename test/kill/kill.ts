import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { openDatabase } from '../../src/adapters/sql/open-database.ts';
import { createSqlOutbox } from '../../src/adapters/sql/sql-outbox.ts';
import { ROOT } from '../support/imports.ts';
import type { ChildOptions } from './child.ts';
import { datesIn } from './season.ts';

/** What became of a season whose process was killed again and again. */
export interface KillReport {
  readonly kills: number;
  readonly dates: number;
  /** Recorded as said and heard by nobody, or never recorded as said. */
  readonly lost: readonly number[];
  /** Heard more than once. */
  readonly doubles: readonly number[];
  /** Of these, those that the record does not show as tried more than once: there must be none. */
  readonly unexplained: readonly number[];
}

export interface KillPlan {
  readonly file: string;
  readonly kills: number;
  /** At least so many dates; the season goes on until all are recorded. */
  readonly count: number;
  readonly network: ChildOptions['network'];
  /** From 0 up to 1. */
  fraction(): number;
  /** Everything that was heard on a network other than the terminal. */
  heardElsewhere(): readonly string[];
  progress(kills: number): void;
}

/** The longest that a process lives after it has begun to work. */
const MAX_LIFE_MS = 500;

/** Plays the season, kills its process at random points, and lets the last one finish. */
export async function playAndKill(plan: KillPlan): Promise<KillReport> {
  const epoch = Date.now();
  const { file, count, network } = plan;
  const printed: string[] = [];
  for (let kills = 0; kills < plan.kills; kills += 1) {
    const child = startChild({ file, epoch, count, network }, printed);
    await child.ready;
    await new Promise((resolve) => setTimeout(resolve, plan.fraction() * MAX_LIFE_MS));
    child.kill();
    await child.ended;
    plan.progress(kills + 1);
  }
  const last = startChild({ file, epoch, count, network }, printed);
  const code = await last.ended;
  if (code !== 0) throw new Error(`the last process ended with ${code}`);
  return compare(file, plan.kills, count, [...printed, ...plan.heardElsewhere()]);
}

function startChild(options: ChildOptions, printed: string[]) {
  const child = spawn(process.execPath, [join(ROOT, 'test/kill/child.ts'), JSON.stringify(options)], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let rest = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    printed.push(...lines);
  });
  let errors = '';
  const ready = new Promise<void>((resolve, reject) => {
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      errors += text;
      if (errors.includes('ready\n')) resolve();
    });
    child.once('close', () => reject(new Error(`a process ended before it was ready: ${errors}`)));
  });
  ready.catch(() => {});
  const ended = once(child, 'close').then(([code]) => {
    const complaints = errors.replace('ready\n', '').trim();
    if (complaints !== '') process.stderr.write(`${complaints}\n`);
    return typeof code === 'number' ? code : null;
  });
  return { ready, ended, kill: () => void child.kill('SIGKILL') };
}

/** The record beside what was heard. */
async function compare(file: string, kills: number, count: number, heard: readonly string[]): Promise<KillReport> {
  const database = await openDatabase(file);
  const rows = await createSqlOutbox(database).list({});
  await database.close();
  const times = new Map<number, number>();
  for (const date of heard.flatMap(datesIn)) times.set(date, (times.get(date) ?? 0) + 1);
  const record = new Map(rows.map((row) => [Number(/\/d(\d+)\//.exec(row.key)?.[1]), row]));
  const all = Array.from({ length: count }, (_, at) => at);
  const doubles = all.filter((date) => (times.get(date) ?? 0) > 1);
  return {
    kills,
    dates: count,
    lost: all.filter((date) => record.get(date)?.state !== 'sent' || !times.has(date)),
    doubles,
    unexplained: doubles.filter((date) => (record.get(date)?.claims ?? 0) < 2),
  };
}
