import type { OlmMachine } from '@matrix-org/matrix-sdk-crypto-nodejs';
import type { MatrixClient } from 'matrix-bot-sdk';
import type { Log } from '../../ports/log.ts';
import { isObject, type JsonObject, numberIn, objectIn, objectsIn, stringsIn } from './json.ts';
import { reasonOf } from './request-error.ts';
import type { RoomEvent } from './room-event.ts';
import { type Session, SessionProblem } from './session.ts';

/** What the SDK's engine is made of, as far as it is used here. */
interface Engine {
  readonly machine: OlmMachine;
  readonly lock: { acquire<Value>(key: string, work: () => Promise<Value>): Promise<Value> };
  run(): Promise<void>;
}

/** An event that can't be decrypted; `isLate`: its key may still come. */
export class Undecryptable extends Error {
  override readonly name = 'Undecryptable';
  readonly isLate: boolean;

  constructor(message: string, isLate: boolean) {
    super(message);
    this.isLate = isLate;
  }
}

/** The lock that the SDK's engine takes itself while it looks for keys. */
const SYNC_LOCK = 'sync';
const LATE_CODES = new Set(['MissingRoomKey', 'UnknownMessageIndex']);

/** Encrypts and decrypts with the keys of the bot's device, by matrix-bot-sdk's engine. */
export class Cipher {
  readonly #client: MatrixClient;
  readonly #engine: Engine;
  readonly #log: Log;
  readonly #network: string;

  /**
   * Opens the keys in the folder of the client's store, or makes new ones.
   *
   * @throws SessionProblem if the keys are another device's, or can't be used
   * @throws MatrixRequestError
   */
  static async open(client: MatrixClient, session: Session, log: Log, network: string): Promise<Cipher> {
    const { deviceId } = session;
    if (deviceId === null)
      throw new SessionProblem('the access token belongs to no device, so there is no encryption with it');
    const stored = await client.cryptoStore.getDeviceId();
    if (stored && stored !== deviceId)
      throw new SessionProblem(
        `the keys in the folder are of the device ${stored}, the session is of ${deviceId}; use an empty folder, or the old session`,
      );
    await client.cryptoStore.setDeviceId(deviceId);
    try {
      await client.crypto.prepare([]);
    } catch (error) {
      // The keys may be open already, and another try opens them again.
      engineOf(client)?.machine.close();
      throw error;
    }
    return new Cipher(client, log, network);
  }

  private constructor(client: MatrixClient, log: Log, network: string) {
    this.#client = client;
    this.#log = log;
    this.#network = network;
    const engine = engineOf(client);
    if (engine === null) throw new Error('the SDK has no engine');
    this.#engine = engine;
  }

  get machine(): OlmMachine {
    return this.#engine.machine;
  }

  /** Takes in the keys that a sync brought, and sends what the machine wants sent. */
  async receive(sync: JsonObject): Promise<void> {
    const { DeviceLists, UserId } = await import('@matrix-org/matrix-sdk-crypto-nodejs');
    const lists = objectIn(sync, 'device_lists');
    const ids = (key: string) => stringsIn(lists, key).flatMap((id) => userIds(id, UserId));
    const counts = objectIn(sync, 'device_one_time_keys_count');
    const numbers = Object.fromEntries(Object.keys(counts).map((key) => [key, numberIn(counts, key) ?? 0]));
    await this.#engine.lock.acquire(SYNC_LOCK, async () => {
      await this.machine.receiveSyncChanges(
        JSON.stringify(objectsIn(objectIn(sync, 'to_device'), 'events')),
        new DeviceLists(ids('changed'), ids('left')),
        numbers,
        stringsIn(sync, 'device_unused_fallback_key_types'),
      );
      try {
        await this.#engine.run();
      } catch (error) {
        // What was to be sent is wanted again after the next sync; the events of this one must not wait for it.
        this.machine.abandonQueries();
        this.#log.warn({ network: this.#network, reason: reasonOf(error) }, 'keys could not be exchanged');
      }
    });
  }

  /** The content of an m.room.encrypted event, after its key was given to all members. @throws MatrixRequestError */
  async encrypt(roomId: string, content: JsonObject): Promise<JsonObject> {
    try {
      const encrypted: unknown = await this.#client.crypto.encryptRoomEvent(roomId, 'm.room.message', content);
      if (!isObject(encrypted) || !('ciphertext' in encrypted)) throw new Error('the machine did not encrypt');
      return encrypted;
    } catch (error) {
      this.machine.abandonQueries();
      throw error;
    }
  }

  /** The event as it was before it was encrypted. @throws Undecryptable */
  async decrypt(event: RoomEvent): Promise<RoomEvent> {
    const { RoomId } = await import('@matrix-org/matrix-sdk-crypto-nodejs');
    let clear: unknown;
    try {
      clear = JSON.parse(
        (await this.machine.decryptRoomEvent(JSON.stringify(event.raw), new RoomId(event.roomId))).event,
      );
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      throw new Undecryptable(reasonOf(error), LATE_CODES.has(code));
    }
    const type = isObject(clear) && typeof clear['type'] === 'string' ? clear['type'] : '';
    const content = isObject(clear) ? objectIn(clear, 'content') : {};
    const relation = objectIn(event.content, 'm.relates_to');
    // What an event relates to stands outside of what is encrypted.
    const related = Object.keys(relation).length === 0 ? content : { ...content, 'm.relates_to': relation };
    return { ...event, type, content: related, stateKey: null };
  }

  /** Calls when keys of rooms have come; not within the machine's own work. */
  onKeys(callback: (keys: readonly { readonly roomId: string; readonly sessionId: string }[]) => void): void {
    this.machine.wasmMachine.registerRoomKeyUpdatedCallback(async (infos) => {
      const keys = infos.map(({ roomId, sessionId }) => ({ roomId: roomId.toString(), sessionId }));
      setImmediate(() => callback(keys));
    });
  }

  close(): void {
    this.machine.close();
  }
}

/** True: RustEngine's fields, which its type hides; there is none until the keys are open. */
function engineOf(client: MatrixClient): Engine | null {
  return (client.crypto as unknown as { readonly engine?: Engine }).engine ?? null;
}

/** An id that is none is left out: one bad entry must not keep the others from being taken in. */
function userIds<Id>(id: string, make: new (id: string) => Id): Id[] {
  try {
    return [new make(id)];
  } catch {
    return [];
  }
}
