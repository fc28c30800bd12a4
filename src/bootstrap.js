/**
 * Runs a program of this checkout on the runtime it pins, after installing what is missing; the bot itself after building it.
 *
 *     node src/bootstrap.js build/main.js start
 *     node src/bootstrap.js node_modules/vitest/vitest.mjs run
 *
 * Plain JavaScript for any Node from 18 on: it is what makes the two commands of the README work on a fresh clone.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const modules = join(root, 'node_modules');
const node = join(modules, '.bin', 'node');
const words = process.argv.slice(2);

/** Whether every package of the lockfile is installed in its locked version (npm keeps its own record of that). */
function isInstalled() {
  const record = join(modules, '.package-lock.json');
  if (!existsSync(record) || !existsSync(node)) return false;
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

/** The bot as one program, and what makes it. */
const BUILT = 'build/main.js';
const BUILDER = 'tools/build.ts';

/** Whether what was built is newer than all that it was built of. */
function isBuilt() {
  const built = statSync(join(root, BUILT), { throwIfNoEntry: false });
  const sources = [
    'package-lock.json',
    BUILDER,
    ...readdirSync(join(root, 'src'), { recursive: true }).map((name) => join('src', name)),
  ];
  return built !== undefined && sources.every((path) => statSync(join(root, path)).mtimeMs < built.mtimeMs);
}

function build() {
  const { status } = spawnSync(node, [join(root, BUILDER)], { stdio: ['ignore', 2, 2] });
  if (status === 0) return;
  process.stderr.write('gsocbot: the program could not be built; what was wrong stands above.\n');
  process.exit(1);
}

if (!isInstalled()) install();
if (words[0] === BUILT && !isBuilt()) build();

// A bot lives for months and answers a few questions an hour: a heap that is kept small, and one optimizing compiler in place of two, serve
// it well in a quarter less memory (docs/performance.md).
const FLAGS = [
  '--optimize-for-size',
  '--max-semi-space-size=2',
  '--heap-growing-percent=10',
  '--no-maglev',
  '--invocation-count-for-turbofan=500',
];

// What Node makes of the source is kept from one start to the next: it halves the time of a start.
const child = spawn(node, [...FLAGS, ...words], {
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
