import * as wasm from '@matrix-org/matrix-sdk-crypto-wasm';

/** What the methods of the wasm module take; it is used up by the call. */
export interface Consumable<Inner> {
  toWasm(): Inner;
}

/*
 * The wasm methods "move" the objects they are given, and matrix-bot-sdk passes the same array twice; so these hold a string and
 * make a new wasm object for each call. The constructors throw for what is no id.
 */

export class UserId implements Consumable<wasm.UserId> {
  readonly #id: string;
  constructor(id: string) {
    this.#id = checked(new wasm.UserId(id));
  }
  toWasm(): wasm.UserId {
    return new wasm.UserId(this.#id);
  }
  toString(): string {
    return this.#id;
  }
}

export class DeviceId implements Consumable<wasm.DeviceId> {
  readonly #id: string;
  constructor(id: string) {
    this.#id = checked(new wasm.DeviceId(id));
  }
  toWasm(): wasm.DeviceId {
    return new wasm.DeviceId(this.#id);
  }
  toString(): string {
    return this.#id;
  }
}

export class RoomId implements Consumable<wasm.RoomId> {
  readonly #id: string;
  constructor(id: string) {
    this.#id = checked(new wasm.RoomId(id));
  }
  toWasm(): wasm.RoomId {
    return new wasm.RoomId(this.#id);
  }
  toString(): string {
    return this.#id;
  }
}

function checked(inner: { toString(): string; free(): void }): string {
  const id = inner.toString();
  inner.free();
  return id;
}
