import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../../support/temp-folder.ts';

const WRITER = join(import.meta.dirname, 'writer.ts');
const KILLS = 10;

test('a writer that is killed at any moment loses nothing that the store had taken, and stays the same device', {
  timeout: 60_000,
}, async () => {
  const folder = join(tempFolder(), 'store');
  const keys = new Set<string>();
  let written = 0;

  for (let kill = 0; kill < KILLS; kill += 1) {
    const acknowledged = await writeAndKill(folder, written, 5 + kill * 7);
    const { key, users } = JSON.parse(execFileSync(process.execPath, [WRITER, folder, 'read']).toString());
    keys.add(key);
    const missing = acknowledged.filter((at) => !users.includes(`@user${at}:example.org`));
    expect(missing).toEqual([]);
    written = users.length;
  }

  expect(keys.size).toBe(1);
  expect(written).toBeGreaterThan(KILLS * 5);
});

/** Kills the writer some milliseconds after its first write. @returns what it said that the store had taken. */
async function writeAndKill(folder: string, from: number, afterMs: number): Promise<readonly number[]> {
  const writer = spawn(process.execPath, [WRITER, folder, String(from)], { stdio: ['ignore', 'pipe', 'inherit'] });
  let heard = '';
  writer.stdout.on('data', (data: Buffer) => {
    if (heard === '') setTimeout(() => writer.kill('SIGKILL'), afterMs);
    heard += data.toString();
  });
  await once(writer, 'close');
  // The last line may be cut.
  return heard.split('\n').slice(0, -1).map(Number);
}
