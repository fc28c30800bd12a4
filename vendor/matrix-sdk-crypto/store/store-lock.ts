import { readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';

interface Holder {
  readonly pid?: number;
  readonly host?: string;
  /** Start time of the process in the kernel's ticks, which tells a pid that is used again. */
  readonly start?: string;
}

/**
 * Takes a folder for this process alone: two machines on one store would use the same keys twice.
 *
 * A lock of a process that is gone is taken over.
 *
 * @returns gives it back.
 * @throws Error if another process has it.
 */
export function lockStore(folder: string): () => void {
  const file = join(folder, 'olm-store.lock');
  if (ownLocks.has(file)) throw new Error(`the key store ${folder} is open in this process already`);
  const own = JSON.stringify({ pid: process.pid, host: hostname(), start: startOf(process.pid) });
  // A second round for a lock that was left behind.
  for (let round = 0; round < 2; round += 1) {
    if (create(file, own)) return () => give(file);
    const holder = read(file);
    if (isAlive(holder)) throw new Error(`the key store ${folder} is in use by process ${holder.pid}`);
    unlinkSync(file);
  }
  throw new Error(`the key store ${folder} can not be locked`);
}

/** A lock with this process's id that is not among them is of a dead one that had the same id. */
const ownLocks = new Set<string>();

function give(file: string): void {
  ownLocks.delete(file);
  unlinkSync(file);
}

function create(file: string, text: string): boolean {
  try {
    writeFileSync(file, text, { flag: 'wx', mode: 0o600 });
    ownLocks.add(file);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function read(file: string): Holder {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // Half written by a process that was killed, or just given back.
    return {};
  }
}

function isAlive({ pid, host, start }: Holder): boolean {
  if (host !== hostname() || pid === undefined || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false;
  }
  return start === undefined || startOf(pid) === start;
}

/** Linux only: when a process was started; empty for one that is dead and not yet buried, undefined where it can't be told. */
function startOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' || fields[0] === 'X' ? '' : fields[19];
  } catch {
    return undefined;
  }
}
