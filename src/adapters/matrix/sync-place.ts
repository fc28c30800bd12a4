import { join } from 'node:path';
import { stringIn } from './json.ts';
import { readJsonFile, writeJsonFile } from './json-file.ts';

/** The place in the homeserver's stream of events up to which all was taken in. */
export class SyncPlace {
  readonly #file: string;
  #token: string | null;

  /** @throws Error if the file is damaged */
  constructor(folder: string) {
    this.#file = join(folder, 'sync.json');
    this.#token = stringIn(readJsonFile(this.#file) ?? {}, 'next');
  }

  get token(): string | null {
    return this.#token;
  }

  /** To be called when everything up to it was taken in, the keys above all: what comes before is not given again. */
  reached(token: string): void {
    if (token === this.#token) return;
    this.#token = token;
    writeJsonFile(this.#file, { next: token });
  }
}
