import type { Timers } from '../../ports/timers.ts';
import { stringIn } from './json.ts';
import type { RoomEvent } from './room-event.ts';

export interface LateKeysContext {
  readonly timers: Timers;
  readonly lateKeyMs: number;
  /** The key has come; the event can be decrypted now. */
  onReadable(event: RoomEvent): void;
  /** It did not come. */
  onUnreadable(event: RoomEvent): void;
}

/** More than this wait only in an attack. */
const MAX_WAITING = 500;

/** Keeps events whose key comes later than they do, for a while. */
export class LateKeys {
  readonly #context: LateKeysContext;
  readonly #waiting = new Map<string, { readonly event: RoomEvent; readonly cancel: () => void }[]>();
  #count = 0;

  constructor(context: LateKeysContext) {
    this.#context = context;
  }

  wait(event: RoomEvent): void {
    if (this.#count >= MAX_WAITING) return;
    const key = keyOf(event.roomId, stringIn(event.content, 'session_id') ?? '');
    const entry = {
      event,
      cancel: this.#context.timers.after(this.#context.lateKeyMs, () => {
        this.#remove(key, event);
        this.#context.onUnreadable(event);
      }),
    };
    this.#waiting.set(key, [...(this.#waiting.get(key) ?? []), entry]);
    this.#count += 1;
  }

  keyCame(roomId: string, sessionId: string): void {
    const key = keyOf(roomId, sessionId);
    const entries = this.#waiting.get(key) ?? [];
    this.#waiting.delete(key);
    this.#count -= entries.length;
    for (const { event, cancel } of entries) {
      cancel();
      this.#context.onReadable(event);
    }
  }

  stop(): void {
    for (const entries of this.#waiting.values()) for (const { cancel } of entries) cancel();
    this.#waiting.clear();
    this.#count = 0;
  }

  #remove(key: string, event: RoomEvent): void {
    const rest = (this.#waiting.get(key) ?? []).filter((entry) => entry.event !== event);
    this.#count -= 1;
    if (rest.length > 0) this.#waiting.set(key, rest);
    else this.#waiting.delete(key);
  }
}

function keyOf(roomId: string, sessionId: string): string {
  return `${roomId} ${sessionId}`;
}
