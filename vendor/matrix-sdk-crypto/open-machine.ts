import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as wasm from '@matrix-org/matrix-sdk-crypto-wasm';
import { withRealErrors } from './crypto-error.ts';
import type { DeviceId, UserId } from './ids.ts';
import { DurableDatabase } from './store/durable-database.ts';
import { writeFileAtomically } from './store/write-file-atomically.ts';

/** Whose keys a folder holds. */
interface Mark {
  readonly userId: string;
  readonly deviceId: string;
  readonly ed25519: string;
}

const MARK_FILE = 'olm-store.json';

/** A machine of the wasm module and the store it writes to. */
export interface OpenMachine {
  readonly machine: wasm.OlmMachine;
  readonly database: DurableDatabase;
}

/**
 * Opens the keys of a device, or makes new ones in an empty folder.
 *
 * @param compactFromBytes for tests: from which size on the journal is rewritten.
 * @throws Error if the folder holds the keys of another device or of another engine, if keys were lost, or if it is in use.
 */
export async function openMachine(
  userId: UserId,
  deviceId: DeviceId,
  storePath: string,
  compactFromBytes?: number,
): Promise<OpenMachine> {
  await wasm.initAsync();
  const folder = resolve(storePath);
  if (existsSync(join(folder, 'matrix-sdk-crypto.sqlite3')))
    throw new Error(`${folder} holds the keys of another engine; use an empty folder and a new login`);
  const mark = readMark(folder);
  const name = `olm:${folder}`;
  const database = await DurableDatabase.open(folder, `${name}::matrix-sdk-crypto`, compactFromBytes);
  let machine: wasm.OlmMachine | null = null;
  try {
    if (mark !== null && !database.wasThere)
      throw new Error(`the keys in ${folder} are gone; restore a backup, or log in again for a new device`);
    // Without a passphrase: an empty one would cost 200,000 rounds of PBKDF2 for nothing.
    machine = await withRealErrors(wasm.OlmMachine.initialize(userId.toWasm(), deviceId.toWasm(), name));
    await database.settle();
    checkMark(folder, mark, {
      userId: userId.toString(),
      deviceId: deviceId.toString(),
      ed25519: machine.identityKeys.ed25519.toBase64(),
    });
    return { machine, database };
  } catch (error) {
    machine?.close();
    database.close();
    throw error;
  }
}

function readMark(folder: string): Mark | null {
  const file = join(folder, MARK_FILE);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}

function checkMark(folder: string, mark: Mark | null, own: Mark): void {
  if (mark === null) writeFileAtomically(join(folder, MARK_FILE), `${JSON.stringify(own)}\n`);
  else if (mark.ed25519 !== own.ed25519)
    throw new Error(`the identity keys in ${folder} are not those of before; refusing to go on with a changed device`);
}
