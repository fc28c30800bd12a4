import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { digestParsers } from './digest-parsers.ts';
import { inCheckout } from './root.ts';

/**
 * Keeps what parsing made of a file, so that a start need not load the parsers and read the same text again: they are half of
 * the time and a fifth of the memory of a start.
 *
 * An entry is found by the hash of the file's text and of all that parses it, our source and the versions of the libraries, so it can
 * never be out of date; and it is only a convenience: where the folder cannot be written, everything works without it.
 */
export interface ParseCache {
  /** What was kept for this text, or undefined. */
  find(kind: string, text: string): unknown;
  keep(kind: string, text: string, value: unknown): void;
}

const FOLDER = inCheckout('node_modules/.cache/gsocbot');
/** More than a season's files in all the versions of a year; the oldest go first. */
const MAX_ENTRIES = 100;

export function createParseCache(folder: string = FOLDER): ParseCache {
  let parsers: string | null = null;
  const fileFor = (kind: string, text: string): string => {
    parsers ??= digestParsers();
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
        prune(folder);
      } catch {
        // A read-only file system is no reason not to start.
      }
    },
  };
}

/** Removes what was kept longest ago: each version of a file leaves an entry that nobody asks for any more. */
function prune(folder: string): void {
  const files = readdirSync(folder).map((name) => join(folder, name));
  const newestFirst = files
    .map((file) => ({ file, at: statSync(file).mtimeMs }))
    .toSorted((one, other) => other.at - one.at);
  for (const { file } of newestFirst.slice(MAX_ENTRIES)) rmSync(file, { force: true });
}
