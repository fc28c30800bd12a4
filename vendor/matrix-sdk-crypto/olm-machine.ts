import * as wasm from '@matrix-org/matrix-sdk-crypto-wasm';
import { withRealErrors } from './crypto-error.ts';
import type { DeviceLists } from './device-lists.ts';
import type { EncryptionSettings } from './encryption-settings.ts';
import { DeviceId, type RoomId, UserId } from './ids.ts';
import { openMachine } from './open-machine.ts';
import { OutboundSessions } from './outbound-sessions.ts';
import { type OutgoingRequest, plainRequest, type WasmRequest } from './outgoing-request.ts';
import { QueryGate } from './query-gate.ts';
import { Signatures } from './signatures.ts';
import type { DurableDatabase } from './store/durable-database.ts';

/** What the wasm side may go over the room's own limits by; see OutboundSessions. */
const SLACK_MESSAGES = 10_000n;
const SLACK_PERIOD_US = 30n * 86_400_000_000n;

/** A decrypted event, as far as matrix-bot-sdk looks at it. */
export interface DecryptedEvent {
  /** JSON: type and content. */
  readonly event: string;
}

/** The keys of one device and all that is done with them, under the names that matrix-bot-sdk calls. */
export class OlmMachine {
  /** The machine of the wasm module, for what the SDK has no name for: cross-signing, late keys. */
  readonly wasmMachine: wasm.OlmMachine;
  readonly #database: DurableDatabase;
  readonly #sessions: OutboundSessions;
  readonly #queries = new QueryGate();
  #isClosed = false;

  /** @param storePath a folder of its own. @throws Error as `openMachine` does. */
  static async initialize(
    userId: UserId,
    deviceId: DeviceId,
    storePath: string,
    _passphrase?: string,
    _storeType?: number,
    compactFromBytes?: number,
  ): Promise<OlmMachine> {
    const { machine, database } = await openMachine(userId, deviceId, storePath, compactFromBytes);
    return new OlmMachine(machine, database);
  }

  private constructor(machine: wasm.OlmMachine, database: DurableDatabase) {
    this.wasmMachine = machine;
    this.#database = database;
    this.#sessions = new OutboundSessions(database.folder);
  }

  get userId(): UserId {
    return new UserId(this.wasmMachine.userId.toString());
  }

  get deviceId(): DeviceId {
    return new DeviceId(this.wasmMachine.deviceId.toString());
  }

  get identityKeys(): { ed25519: { toBase64(): string }; curve25519: { toBase64(): string } } {
    const { ed25519, curve25519 } = this.wasmMachine.identityKeys;
    const [signing, identity] = [ed25519.toBase64(), curve25519.toBase64()];
    return { ed25519: { toBase64: () => signing }, curve25519: { toBase64: () => identity } };
  }

  /** Bytes on the disk and records of the store. */
  get storeSize(): { readonly bytes: number; readonly records: number } {
    return { bytes: this.#database.journalBytes, records: this.#database.recordCount };
  }

  /** What to do when keys can't be written; by default the process ends. */
  set onStoreFailure(handler: (error: Error) => void) {
    this.#database.onFailure = handler;
  }

  /**
   * Takes in what a sync brought.
   *
   * @param toDevice JSON of the events to this device.
   * @returns JSON of these events, decrypted as far as possible.
   */
  async receiveSyncChanges(
    toDevice: string,
    devices: DeviceLists,
    keyCounts: Readonly<Record<string, number>>,
    unusedFallbackKeys: readonly string[],
  ): Promise<string> {
    const counts = new Map(Object.entries(keyCounts));
    const unused = new Set(unusedFallbackKeys);
    // Where a server leaves the counts out it means "as before", not "none left"; the other method would make fifty new keys.
    const events = await withRealErrors(
      counts.size > 0
        ? this.wasmMachine.receiveSyncChanges(toDevice, devices.toWasm(), counts, unused)
        : this.wasmMachine.receiveSyncChangesMsc4186(toDevice, devices.toWasm(), counts, unused),
    );
    const valid = events.filter(({ type }) => type !== wasm.ProcessedToDeviceEventType.Invalid);
    return JSON.stringify(valid.map(({ rawEvent }) => JSON.parse(rawEvent)));
  }

  async outgoingRequests(): Promise<OutgoingRequest[]> {
    await this.#queries.open();
    const requests = await this.#wanted();
    for (const { id, type } of requests) if (type === wasm.RequestType.KeysQuery) this.#queries.sent(id);
    return requests;
  }

  /** To be called when sending requests has failed: nobody then waits for answers that won't come. */
  abandonQueries(): void {
    this.#queries.abandon();
  }

  async #wanted(): Promise<OutgoingRequest[]> {
    const requests = await withRealErrors(this.wasmMachine.outgoingRequests());
    // True: the binding's type leaves out `free` and the ids, which all of them have.
    return requests.map((request) => plainRequest(request as unknown as WasmRequest));
  }

  async markRequestAsSent(id: string, type: wasm.RequestType, response: string | undefined): Promise<boolean> {
    try {
      return await withRealErrors(this.wasmMachine.markRequestAsSent(id, type, response ?? '{}'));
    } finally {
      this.#queries.answered(id);
    }
  }

  /**
   * What is to be claimed so that users can be written to; null for nothing.
   *
   * For a user whose key query was not answered the wasm side waits five seconds, and the SDK comes here without having sent it,
   * for each member that joins and holding the lock that sync needs. Such users are left out: they are asked for before the next
   * message is sent in any case.
   */
  async getMissingSessions(users: readonly UserId[]): Promise<OutgoingRequest | null> {
    let known = users;
    if (this.#queries.isOpen) {
      const unasked = await this.#usersToBeQueried();
      known = users.filter((user) => !unasked.has(user.toString()));
      if (known.length === 0) return null;
    }
    const request = await withRealErrors(this.wasmMachine.getMissingSessions(known.map((user) => user.toWasm())));
    return request ? plainRequest(request as unknown as WasmRequest) : null;
  }

  async #usersToBeQueried(): Promise<ReadonlySet<string>> {
    const queries = (await this.#wanted()).filter(({ type }) => type === wasm.RequestType.KeysQuery);
    return new Set(queries.flatMap(({ body }) => Object.keys(JSON.parse(body).device_keys ?? {})));
  }

  async updateTrackedUsers(users: readonly UserId[]): Promise<void> {
    await withRealErrors(this.wasmMachine.updateTrackedUsers(users.map((user) => user.toWasm())));
  }

  /** The requests that give the room's key to those devices of the users which do not have it. */
  shareRoomKey(roomId: RoomId, users: readonly UserId[], settings: EncryptionSettings): Promise<OutgoingRequest[]> {
    return this.#sessions.inTurn(roomId.toString(), async (session) => {
      const inner = settings.toWasm();
      const { rotationPeriodMessages, rotationPeriod } = inner;
      if (this.#sessions.isDue(session, rotationPeriodMessages, rotationPeriod, Date.now())) {
        await withRealErrors(this.wasmMachine.invalidateGroupSession(roomId.toWasm()));
        session.sessionId = null;
      }
      inner.rotationPeriodMessages = rotationPeriodMessages + SLACK_MESSAGES;
      inner.rotationPeriod = rotationPeriod + SLACK_PERIOD_US;
      const ids = users.map((user) => user.toWasm());
      const requests = await withRealErrors(this.wasmMachine.shareRoomKey(roomId.toWasm(), ids, inner));
      session.isShared = true;
      return requests.map((request) => plainRequest(request as unknown as WasmRequest));
    });
  }

  /** @returns JSON of the encrypted content. @throws Error if no key was shared yet; the wasm side would panic. */
  encryptRoomEvent(roomId: RoomId, type: string, content: string): Promise<string> {
    return this.#sessions.inTurn(roomId.toString(), async (session) => {
      if (!session.isShared) throw new Error(`no key was shared for ${roomId}`);
      const encrypted = await withRealErrors(this.wasmMachine.encryptRoomEvent(roomId.toWasm(), type, content));
      this.#sessions.used(roomId.toString(), session, JSON.parse(encrypted));
      return encrypted;
    });
  }

  /** @param event JSON. @throws MegolmDecryptionError */
  async decryptRoomEvent(event: string, roomId: RoomId): Promise<DecryptedEvent> {
    const settings = new wasm.DecryptionSettings(wasm.TrustRequirement.Untrusted);
    const decrypted = await withRealErrors(this.wasmMachine.decryptRoomEvent(event, roomId.toWasm(), settings));
    const plain = { event: decrypted.event };
    decrypted.free();
    return plain;
  }

  async sign(message: string): Promise<Signatures> {
    return new Signatures((await withRealErrors(this.wasmMachine.sign(message))).asJSON());
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    try {
      this.wasmMachine.close();
    } finally {
      this.#database.close();
    }
  }
}
