import { join } from 'node:path';
import type { ICryptoRoomInformation, RustSdkCryptoStorageProvider } from 'matrix-bot-sdk';
import { isObject, type JsonObject, objectIn, stringIn } from './json.ts';
import { readJsonFile, writeJsonFile } from './json-file.ts';

/** The SDK asks for a store of this very class, and passes the kind on to the machine. */
type Base = typeof RustSdkCryptoStorageProvider;

/**
 * What the SDK keeps beside the keys: the device, and which rooms are encrypted. Its own store writes the file in place, where a
 * crash leaves half of it; and a room that was once known as encrypted must never be taken for an open one.
 */
export function MatrixCryptoStorage(base: Base): new (folder: string) => RustSdkCryptoStorageProvider {
  return class extends base {
    readonly #file: string;
    #kept: JsonObject;

    constructor(folder: string) {
      super(folder, 0);
      this.#file = join(folder, 'rooms.json');
      this.#kept = readJsonFile(this.#file) ?? {};
    }

    override async getDeviceId(): Promise<string> {
      // The empty text is what the SDK takes for "none".
      return stringIn(this.#kept, 'deviceId') ?? '';
    }

    override async setDeviceId(deviceId: string): Promise<void> {
      this.#keep({ ...this.#kept, deviceId });
    }

    override async getRoom(roomId: string): Promise<ICryptoRoomInformation> {
      const room = objectIn(this.#kept, 'rooms')[roomId];
      // True: undefined is what the SDK takes for "not known", whatever the type says; else it is what `storeRoom` was given.
      return (isObject(room) ? room : undefined) as unknown as ICryptoRoomInformation;
    }

    override async storeRoom(roomId: string, config: ICryptoRoomInformation): Promise<void> {
      this.#keep({ ...this.#kept, rooms: { ...objectIn(this.#kept, 'rooms'), [roomId]: config } });
    }

    #keep(kept: JsonObject): void {
      this.#kept = kept;
      writeJsonFile(this.#file, kept, true);
    }
  };
}
