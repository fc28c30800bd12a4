import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { isObject, type JsonObject } from './json.ts';

/** What a file holds; null if it is not there. @throws Error if it is not an object of JSON */
export function readJsonFile(file: string): JsonObject | null {
  if (!existsSync(file)) return null;
  const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!isObject(value)) throw new Error(`${file} does not hold what it should`);
  return value;
}

/** Writes a file so that a crash leaves the old or the new one, whole, readable by its owner only. @throws Error of the file system */
export function writeJsonFile(file: string, value: JsonObject, isUrgent = false): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const temporary = `${file}.tmp`;
  const descriptor = openSync(temporary, 'w', 0o600);
  try {
    writeFileSync(descriptor, JSON.stringify(value));
    // What can be fetched again, like the place in the stream, is not worth the wait for the disk.
    if (isUrgent) fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(temporary, file);
}
