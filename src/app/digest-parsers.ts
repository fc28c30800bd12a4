import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The source whose change may change what comes out of a file, and the versions of the libraries that it reads with. */
const FOLDERS = ['../config/', '../domain/', '../ports/', '../adapters/yaml/'];
const LOCKED = '../../package-lock.json';

/** A digest of the code that parses: another one, and what was kept of a file is out of date. The build puts the digest itself in the place of this module. */
export function digestParsers(): string {
  const hash = createHash('sha256');
  for (const file of [...FOLDERS.flatMap(sourceFiles), pathOf(LOCKED)]) hash.update(readFileSync(file));
  return hash.digest('hex');
}

function sourceFiles(folder: string): readonly string[] {
  return readdirSync(pathOf(folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .map((name) => join(pathOf(folder), name));
}

function pathOf(relative: string): string {
  return fileURLToPath(new URL(relative, import.meta.url));
}
