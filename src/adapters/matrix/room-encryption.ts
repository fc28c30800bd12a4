import type { MatrixClient } from 'matrix-bot-sdk';
import type { MatrixHttp } from './http.ts';
import { type JsonObject, objectIn, stringIn } from './json.ts';
import { roomPath } from './matrix-id.ts';
import { isNotFound } from './request-error.ts';
import type { RoomEvent } from './room-event.ts';

/** How a room is encrypted; null for not at all. */
export interface RoomCipher {
  readonly content: JsonObject;
  readonly historyVisibility: string | null;
}

/**
 * Knows which rooms are encrypted, and fails closed: only the homeserver's word that there is no such state means "not encrypted";
 * an error, a timeout or the page of a proxy means that nothing is sent. What was encrypted once is for good.
 */
export class RoomEncryption {
  readonly #http: MatrixHttp;
  readonly #encrypted = new Set<string>();
  /** Rooms of which the homeserver said so since the last loss of the connection. */
  readonly #open = new Set<string>();

  constructor(http: MatrixHttp) {
    this.#http = http;
  }

  /** @throws MatrixRequestError if it can't be told */
  async isEncrypted(roomId: string, client: MatrixClient | null): Promise<boolean> {
    if (this.#encrypted.has(roomId)) return true;
    if (this.#open.has(roomId)) return false;
    const known = await client?.cryptoStore?.getRoom(roomId);
    if (known?.algorithm === undefined) {
      const cipher = await this.#ask(roomId);
      if (cipher === null) {
        this.#open.add(roomId);
        return false;
      }
      await client?.cryptoStore?.storeRoom(roomId, {
        ...cipher.content,
        algorithm: stringIn(cipher.content, 'algorithm') ?? 'UNKNOWN',
        ...(cipher.historyVisibility === null ? {} : { historyVisibility: cipher.historyVisibility }),
      });
    }
    this.#encrypted.add(roomId);
    return true;
  }

  /** What is known without asking; null if nothing is. */
  known(roomId: string): boolean | null {
    if (this.#encrypted.has(roomId)) return true;
    return this.#open.has(roomId) ? false : null;
  }

  onEvent({ type, stateKey, roomId }: RoomEvent): void {
    // Asked for again when it is needed, with the history's visibility.
    if ((type === 'm.room.encryption' && stateKey === '') || type === 'm.room.encrypted') this.#open.delete(roomId);
  }

  forget(): void {
    this.#open.clear();
  }

  async #ask(roomId: string): Promise<RoomCipher | null> {
    const content = await this.#state(roomId, 'm.room.encryption');
    if (content === null) return null;
    const history = await this.#state(roomId, 'm.room.history_visibility');
    return {
      content: objectIn({ content }, 'content'),
      historyVisibility: stringIn(history ?? {}, 'history_visibility'),
    };
  }

  async #state(roomId: string, type: string): Promise<JsonObject | null> {
    try {
      return await this.#http.request('GET', `${roomPath(roomId)}/state/${type}/`);
    } catch (error) {
      if (isNotFound(error)) return null;
      throw error;
    }
  }
}
