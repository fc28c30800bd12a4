import { textReply } from '../../ports/reply.ts';
import { type Cipher, Undecryptable } from './cipher.ts';
import type { MatrixDeps } from './deps.ts';
import type { DirectRooms } from './direct-rooms.ts';
import type { JsonObject } from './json.ts';
import { LateKeys } from './late-keys.ts';
import { asAnswer } from './relations.ts';
import { renderReply } from './render-reply.ts';
import type { RoomEvent } from './room-event.ts';
import type { MatrixSettings } from './settings.ts';

export interface DecryptionContext {
  readonly settings: MatrixSettings;
  readonly deps: MatrixDeps;
  /** Null without encryption: then nothing is read. */
  readonly cipher: Cipher | null;
  readonly ownId: string;
  readonly direct: DirectRooms;
  /** Goes on with something beside the stream of events. */
  begin(work: () => Promise<void>): void;
  /** Takes in an event as it was before it was encrypted. @throws MatrixRequestError */
  onClear(event: RoomEvent): Promise<void>;
  /** Sends one event. @throws MatrixRequestError, or an error if it must not be sent */
  send(roomId: string, content: JsonObject, transactionId: string): Promise<string>;
}

/** People who were told that they can't be read; more are an attack. */
const MAX_TOLD = 10_000;

/** Reads encrypted events, those too whose key comes later, and tells people once whose messages can't be read. */
export class Decryption {
  readonly #context: DecryptionContext;
  readonly #late: LateKeys;
  readonly #told = new Set<string>();

  constructor(context: DecryptionContext) {
    this.#context = context;
    const { deps, settings, cipher, begin } = context;
    this.#late = new LateKeys({
      timers: deps.timers,
      lateKeyMs: settings.patience.lateKeyMs,
      onReadable: (event) => begin(() => this.read(event)),
      onUnreadable: (event) => begin(() => this.#tellUnreadable(event)),
    });
    cipher?.onKeys((keys) => {
      for (const { roomId, sessionId } of keys) this.#late.keyCame(roomId, sessionId);
    });
  }

  async read(event: RoomEvent): Promise<void> {
    const { cipher, ownId, begin, onClear } = this.#context;
    if (cipher === null || event.sender === ownId) return;
    try {
      const clear = await cipher.decrypt(event);
      begin(() => onClear(clear));
    } catch (error) {
      if (!(error instanceof Undecryptable)) throw error;
      if (error.isLate) this.#late.wait(event);
      else begin(() => this.#tellUnreadable(event));
    }
  }

  stop(): void {
    this.#late.stop();
  }

  /** Once for each person and conversation. In a room of many nobody knows whether it was for the bot. */
  async #tellUnreadable(event: RoomEvent): Promise<void> {
    const { settings, direct, send } = this.#context;
    const key = `${event.roomId} ${event.sender}`;
    const isStale = event.ageMs === null || event.ageMs > settings.patience.staleAfterMs;
    if (isStale || this.#told.has(key) || this.#told.size >= MAX_TOLD) return;
    if (direct.partnerIn(event.roomId) !== event.sender) return;
    this.#told.add(key);
    const question = { eventId: event.id, sender: event.sender, thread: null };
    const content = asAnswer(renderReply(textReply(settings.texts.cannotRead)), question, event.sender);
    try {
      await send(event.roomId, content, `u${event.id.replaceAll(/\W/g, '')}`);
    } catch (error) {
      this.#told.delete(key);
      throw error;
    }
  }
}
