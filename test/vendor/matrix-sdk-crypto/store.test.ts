import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DeviceId, OlmMachine, UserId } from '@matrix-org/matrix-sdk-crypto-nodejs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const USER = new UserId('@bot:example.org');
const DEVICE = new DeviceId('BOTDEV');
const JOURNAL = 'olm-store.journal';
const HEADER_BYTES = 12;

let base: string;
let good: string;
let key: string;
let journal: Buffer;
let copies = 0;

/** A store with a snapshot and a few transactions after it. */
beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), 'gsocbot-keys-'));
  good = join(base, 'good');
  const machine = await OlmMachine.initialize(USER, DEVICE, good);
  key = machine.identityKeys.ed25519.toBase64();
  for (const name of ['anna', 'ben', 'carol']) await machine.updateTrackedUsers([new UserId(`@${name}:example.org`)]);
  machine.close();
  journal = readFileSync(join(good, JOURNAL));
});

afterAll(() => rmSync(base, { recursive: true, force: true }));

/** A copy of the store, with another journal in it. */
function copyWith(bytes: Buffer | null = journal): string {
  copies += 1;
  const folder = join(base, `copy-${copies}`);
  cpSync(good, folder, { recursive: true });
  if (bytes === null) rmSync(join(folder, JOURNAL));
  else writeFileSync(join(folder, JOURNAL), bytes);
  return folder;
}

async function keyIn(folder: string): Promise<string> {
  const machine = await OlmMachine.initialize(USER, DEVICE, folder);
  const found = machine.identityKeys.ed25519.toBase64();
  machine.close();
  return found;
}

/** Where each frame of the journal begins, and its end. */
function boundaries(): readonly number[] {
  const all = [8];
  for (let at = 8; at < journal.length; ) {
    at += HEADER_BYTES + journal.readUInt32LE(at);
    all.push(at);
  }
  return all;
}

function flipped(at: number): Buffer {
  const bytes = Buffer.from(journal);
  bytes[at] = (bytes[at] ?? 0) ^ 0xff;
  return bytes;
}

describe('a journal', () => {
  test('whose end was torn off anywhere in the last two transactions opens, again and again', async () => {
    const from = boundaries().at(-3) ?? 0;
    const cuts = Array.from({ length: 12 }, (_, at) => from + 1 + Math.floor((at * (journal.length - from - 2)) / 11));

    for (const cut of cuts) {
      const folder = copyWith(journal.subarray(0, cut));
      expect([await keyIn(folder), await keyIn(folder)]).toEqual([key, key]);
    }
  });

  test('that ends in zeros, as some file systems leave it after a crash, opens', async () => {
    const folder = copyWith(Buffer.concat([journal, Buffer.alloc(500)]));

    expect(await keyIn(folder)).toBe(key);
  });

  test.each([
    ['a changed byte in the middle', () => flipped((boundaries()[1] ?? 0) + 20)],
    ['a changed length in the middle', () => flipped((boundaries()[1] ?? 0) + 1)],
    ['a changed byte in the snapshot', () => flipped(200)],
    ['no snapshot', () => journal.subarray(0, 8)],
  ])('with %s is refused: keys that go back in time betray messages', async (_what, damaged) => {
    const folder = copyWith(damaged());

    await expect(keyIn(folder)).rejects.toThrow(/is damaged at byte \d+ .*restore a backup/);
  });

  test('that is empty or something else is refused', async () => {
    await expect(keyIn(copyWith(Buffer.alloc(0)))).rejects.toThrow('is not a journal of keys');
    await expect(keyIn(copyWith(Buffer.from('something else')))).rejects.toThrow('is not a journal of keys');
  });

  test('beside the rest of an interrupted rewrite opens', async () => {
    const folder = copyWith();
    writeFileSync(join(folder, `${JOURNAL}.tmp`), 'half a snapsh');

    expect(await keyIn(folder)).toBe(key);
  });
});

describe('a store', () => {
  test('that lost its journal is refused instead of getting new keys for the same device', async () => {
    await expect(keyIn(copyWith(null))).rejects.toThrow(/the keys in .* are gone/);
  });

  test('of another user or device is refused', async () => {
    const otherUser = OlmMachine.initialize(new UserId('@eve:example.org'), DEVICE, copyWith());
    const otherDevice = OlmMachine.initialize(USER, new DeviceId('OTHER'), copyWith());

    await expect(otherUser).rejects.toThrow(/account in the store doesn't match/i);
    await expect(otherDevice).rejects.toThrow(/account in the store doesn't match/i);
  });

  test('of the native engine is refused', async () => {
    const folder = join(base, 'native');
    mkdirSync(folder);
    writeFileSync(join(folder, 'matrix-sdk-crypto.sqlite3'), '');

    await expect(keyIn(folder)).rejects.toThrow('holds the keys of another engine');
  });

  test('in use is refused, in this process and from another one', async () => {
    const folder = copyWith();
    const machine = await OlmMachine.initialize(USER, DEVICE, folder);

    const other = () =>
      execFileSync(process.execPath, [join(import.meta.dirname, 'writer.ts'), folder, 'read'], { stdio: 'pipe' });

    await expect(keyIn(folder)).rejects.toThrow('is open in this process already');
    expect(other).toThrow(/is in use by process \d+/);
    machine.close();
    expect(JSON.parse(other().toString()).key).toBe(key);
    expect(existsSync(join(folder, 'olm-store.lock'))).toBe(false);
  });
});
