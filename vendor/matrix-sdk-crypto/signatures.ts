/** What one device signed, as matrix-bot-sdk reads it. */
interface Signature {
  readonly isValid: true;
  readonly signature: { toBase64(): string };
}

/** Signatures by user. The wasm module gives a Map, of which the SDK would see nothing. */
export class Signatures {
  readonly #byUser: Readonly<Record<string, Readonly<Record<string, string>>>>;

  /** @param json by user, then by key id; made by the machine itself. */
  constructor(json: string) {
    this.#byUser = JSON.parse(json);
  }

  /** By key id; null if the user signed nothing. */
  get(user: { toString(): string }): Record<string, Signature> | null {
    const own = this.#byUser[user.toString()];
    if (own === undefined) return null;
    const entries = Object.entries(own).map(([key, base64]): [string, Signature] => [
      key,
      { isValid: true, signature: { toBase64: () => base64 } },
    ]);
    return Object.fromEntries(entries);
  }
}
