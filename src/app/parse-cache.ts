import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Keeps what parsing made of a file, so that a start need not load the parsers and read the same text again: they are half of
 * the time and a fifth of the memory of a start.
 *
 * An entry is found by the hash of the file's text and of the parsers' source, so it can never be out of date; and it is only
 * a convenience: where the folder cannot be written, everything works without it.
 */
export interface ParseCache {
  /** What was kept for this text, or undefined. */
  find(kind: string, text: string): unknown;
  keep(kind: string, text: string, value: unknown): void;
}

const FOLDER = fileURLToPath(new URL('../../node_modules/.cache/gsocbot/', import.meta.url));
/** The source whose change may change what comes out. */
const PARSERS = ['../config/', '../domain/', '../adapters/yaml/'].map((path) =>
  fileURLToPath(new URL(path, import.meta.url)),
);

export function createParseCache(folder: string = FOLDER): ParseCache {
  let parsers: string | null = null;
  const fileFor = (kind: string, text: string): string => {
    parsers ??= sourceText(PARSERS);
    const hash = createHash('sha256').update(parsers).update(text).digest('hex').slice(0, 32);
    return join(folder, `${kind}-${hash}.json`);
  };
  return {
    find: (kind, text) => {
      try {
        return JSON.parse(readFileSync(fileFor(kind, text), 'utf8'));
      } catch {
        // Missing, unreadable or damaged: the file is parsed as if there were no cache.
        return undefined;
      }
    },
    keep: (kind, text, value) => {
      try {
        mkdirSync(folder, { recursive: true });
        const file = fileFor(kind, text);
        // Written aside and renamed, so that another process never reads half of it.
        writeFileSync(`${file}.${process.pid}`, JSON.stringify(value));
        renameSync(`${file}.${process.pid}`, file);
      } catch {
        // A read-only file system is no reason not to start.
      }
    },
  };
}

function sourceText(folders: readonly string[]): string {
  return folders
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .sort()
        .map((name) => join(folder, name)),
    )
    .filter((path) => path.endsWith('.ts'))
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');
}
