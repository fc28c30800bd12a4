/** From the start of a process to its first answer in the terminal, and its memory then. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { percentile, type Row } from './report.ts';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const RUNS = 9;

export async function measureStartUp(): Promise<readonly Row[]> {
  const runs: { readonly ms: number; readonly rssMiB: number }[] = [];
  // The first run fills the caches of parsed files and compiled code.
  for (let run = 0; run < RUNS + 1; run += 1) runs.push(await firstAnswer());
  const warm = runs.slice(1);
  const [cold] = runs;
  return [
    {
      name: 'start to first answer, first run after a change',
      ms: (cold?.ms ?? 0).toFixed(0),
      'RSS MiB': (cold?.rssMiB ?? 0).toFixed(0),
    },
    {
      name: `start to first answer, median of ${RUNS}`,
      ms: percentile(
        warm.map((run) => run.ms),
        50,
      ).toFixed(0),
      'RSS MiB': percentile(
        warm.map((run) => run.rssMiB),
        50,
      ).toFixed(0),
    },
  ];
}

function firstAnswer(): Promise<{ readonly ms: number; readonly rssMiB: number }> {
  return new Promise((resolve) => {
    const startedAt = performance.now();
    const child = spawn(process.execPath, [...process.execArgv, join(ROOT, 'build/main.js'), 'start'], {
      cwd: ROOT,
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, NODE_COMPILE_CACHE: join(ROOT, 'node_modules/.cache/node') },
    });
    let heard = '';
    child.stdin.write('gsocbot: which ideas are in rust?\n');
    child.stdout.on('data', (data: Buffer) => {
      heard += data.toString();
      if (!heard.includes('<gsocbot>') || child.stdin.writableEnded) return;
      const result = { ms: performance.now() - startedAt, rssMiB: rssOf(child) };
      child.stdin.end();
      child.on('exit', () => resolve(result));
    });
  });
}

function rssOf(child: ChildProcess): number {
  const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
}
