/**
 * Makes one program of the source and of the libraries it needs, in `build/`:
 *
 *     npm run build
 *
 * A bot lives for months in as much memory as it starts with. A thousand modules cost it 8 MiB and a third of the time of its start more than
 * one program does, and Node keeps the library that takes TypeScript's types away (20 MiB) for as long as the process lives.
 */
import { mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Plugin, rolldown } from 'rolldown';
import { digestParsers } from '../src/app/digest-parsers.ts';

const ROOT = join(import.meta.dirname, '..');
const INTO = join(ROOT, 'build');
/** What an older build left is removed once no process can still want it: a bot loads some of its parts when they are first needed. */
const KEEP_MS = 7 * 24 * 60 * 60 * 1_000;

/** Left in `node_modules`: what has native code or WebAssembly beside it, and what the bot has no use for or loads once in a blue moon. */
const EXTERNAL = [
  /^sqlite3$/,
  /^@matrix-org\/matrix-sdk-crypto-nodejs$/,
  /knex\/lib\/dialects\/(?!index|sqlite3)/,
  /iconv-lite\/encodings\/tables\//,
];

/** The parsers are known by their digest; in one program there are no files of theirs to read. */
const digestAtBuildTime: Plugin = {
  name: 'digest-at-build-time',
  load: {
    filter: { id: /[\\/]src[\\/]app[\\/]digest-parsers\.ts$/ },
    handler: () => `const digest = ${JSON.stringify(digestParsers())};\nexport const digestParsers = () => digest;\n`,
  },
};

const bundle = await rolldown({
  input: join(ROOT, 'src/main.ts'),
  cwd: ROOT,
  platform: 'node',
  external: EXTERNAL,
  plugins: [digestAtBuildTime],
  onLog: (level, log, handle) => handle(level === 'warn' ? 'error' : level, log),
});
const { output } = await bundle.generate({
  format: 'esm',
  // One character beyond Latin-1 doubles what the whole text of a file takes.
  charset: 'ascii',
  // Only white space and comments go: rewriting won nothing more. Names are kept for those who read what a bot logged of an error.
  minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
});
await bundle.close();

mkdirSync(INTO, { recursive: true });
// Each file at once and the entry last, so that a process that starts meanwhile finds the older program or the new one.
for (const { fileName, ...file } of output.toReversed()) {
  const path = join(INTO, fileName);
  writeFileSync(`${path}.${process.pid}`, file.type === 'chunk' ? file.code : file.source);
  renameSync(`${path}.${process.pid}`, path);
}
const made = new Set(output.map(({ fileName }) => fileName));
for (const name of readdirSync(INTO)) {
  const file = join(INTO, name);
  if (!made.has(name) && Date.now() - statSync(file).mtimeMs > KEEP_MS) rmSync(file);
}
