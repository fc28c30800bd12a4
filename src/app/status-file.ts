import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { systemClock } from '../adapters/system/system-clock.ts';
import { systemTimers } from '../adapters/system/system-timers.ts';
import type { Settings } from '../config/settings/schema.ts';
import type { Instant } from '../domain/program/key-date.ts';
import type { ChatNetwork, NetworkStatus } from '../ports/chat-network.ts';
import type { Log } from '../ports/log.ts';
import { errorCode } from './error-code.ts';

/** What a running bot writes of itself every few seconds, for `gsocbot health` in another process. */
export interface WrittenStatus {
  readonly at: Instant;
  readonly startedAt: Instant;
  readonly pid: number;
  readonly networks: readonly NetworkStatus[];
}

const EVERY_MS = 10_000;

/** Where it is written: beside the database, which is a place that the bot may write to. */
export function statusFileOf({ database }: Settings): string {
  return database === ':memory:' ? 'var/gsocbot.status.json' : `${database}.status.json`;
}

/** Writes the status again and again until it is stopped. A file that cannot be written is logged once, and tried on. */
export function keepStatusFile(file: string, networks: readonly ChatNetwork[], log: Log): { stop(): void } {
  const startedAt = systemClock.now();
  let cancel = () => {};
  let isBroken = false;
  const write = () => {
    cancel = systemTimers.after(EVERY_MS, write);
    try {
      const status: WrittenStatus = {
        at: systemClock.now(),
        startedAt,
        pid: process.pid,
        networks: networks.map((network) => network.status()),
      };
      mkdirSync(dirname(file), { recursive: true });
      // Written aside and renamed, so that nobody reads half of it.
      writeFileSync(`${file}.new`, JSON.stringify(status));
      renameSync(`${file}.new`, file);
      isBroken = false;
    } catch (error) {
      if (!isBroken) log.error({ err: error, file }, 'status could not be written');
      isBroken = true;
    }
  };
  write();
  return {
    stop: () => {
      cancel();
      rmSync(file, { force: true });
    },
  };
}

/** A bot that has not written for so long is not taken for a running one. */
const FRESH_MS = 3 * EVERY_MS;

/** The process of another bot that writes the file at the moment; null if there is none. */
export function otherBot(file: string, now: Instant): number | null {
  const status = readStatusFile(file);
  if (status === null || status.pid === process.pid || now - status.at > FRESH_MS) return null;
  return isAlive(status.pid) ? status.pid : null;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // It is somebody else's, and alive.
    return errorCode(error) === 'EPERM';
  }
}

/** @returns null if there is no bot that writes it, or if it cannot be read. */
export function readStatusFile(file: string): WrittenStatus | null {
  try {
    // Only `keepStatusFile` writes it, whole.
    return JSON.parse(readFileSync(file, 'utf8')) as WrittenStatus;
  } catch {
    return null;
  }
}
