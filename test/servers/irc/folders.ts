import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** Folders for what a daemon keeps, open to whatever user it runs as. */
export function daemonFolders(root: string, names: readonly string[]): void {
  for (const name of names) {
    mkdirSync(join(root, name), { recursive: true });
    chmodSync(join(root, name), 0o777);
  }
}
