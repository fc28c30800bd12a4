/**
 * Runs a program of this checkout on the runtime it pins, after installing what is missing.
 *
 *     node src/bootstrap.js src/main.ts start
 *     node src/bootstrap.js node_modules/vitest/vitest.mjs run
 *
 * Plain JavaScript for any Node from 18 on: it is what makes the two commands of the README work on a fresh clone.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const modules = join(root, 'node_modules');

/** Whether every package of the lockfile is installed in its locked version (npm keeps its own record of that). */
function isInstalled() {
  const record = join(modules, '.package-lock.json');
  if (!existsSync(record) || !existsSync(join(modules, '.bin', 'node'))) return false;
  const locked = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages;
  return Object.entries(locked).every(
    ([path, entry]) => path === '' || entry.optional || entry.link || installed[path]?.version === entry.version,
  );
}

function install() {
  process.stderr.write('gsocbot: installing the locked dependencies, once (about two minutes, sqlite3 is compiled)\n');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) {
    process.stderr.write(
      'gsocbot: the dependencies could not be installed; what npm said stands above. ' +
        'sqlite3 is compiled: that takes a C++ compiler, make and Python 3 (Debian: apt install g++ make python3).\n',
    );
    process.exit(1);
  }
}

// The bot makes little garbage: a small nursery, a heap that grows slowly and one arena of the C library (below) serve it as well
// as large ones, in a fifth less memory.
const FLAGS = ['--max-semi-space-size=2', '--heap-growing-percent=20'];

if (!isInstalled()) install();

// What Node makes of the source is kept from one start to the next: it halves the time of a start.
const child = spawn(join(modules, '.bin', 'node'), [...FLAGS, ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { NODE_COMPILE_CACHE: join(modules, '.cache', 'node'), MALLOC_ARENA_MAX: '1', ...process.env },
});
// A terminal sends its signals to the whole group; this process waits for the child and passes on what it gets alone.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
  });
}
child.on('exit', (code, signal) => process.exit(signal ? 128 + (constants.signals[signal] ?? 0) : (code ?? 1)));
