const LF = 0x0a;

/**
 * The longest line that is taken: 8191 bytes of tags and 512 of message, with room to spare.
 *
 * Source: ircv3.net/specs/extensions/message-tags, "Size limit".
 */
const MAX_LINE_BYTES = 16_384;

/** Cuts what a socket delivers into lines, and never keeps more than one unfinished line. */
export class LineSplitter {
  readonly #onLine: (line: string) => void;
  /** Pieces of the unfinished line; joined once, when its end has come. */
  #pieces: Buffer[] = [];
  #bytes = 0;

  constructor(onLine: (line: string) => void) {
    this.#onLine = onLine;
  }

  /** @param data is not kept. @returns false if a line is longer than any server may send; nothing is kept of it then. */
  push(data: Buffer): boolean {
    let start = 0;
    for (let end = data.indexOf(LF); end !== -1; end = data.indexOf(LF, start)) {
      this.#bytes += end - start;
      if (this.#bytes > MAX_LINE_BYTES) return this.#giveUp();
      this.#onLine(this.#join(data.subarray(start, end)));
      start = end + 1;
    }
    if (start < data.length) {
      // A copy: what is pushed belongs to the socket, which reads the next packet into it.
      this.#pieces.push(Buffer.from(data.subarray(start)));
      this.#bytes += data.length - start;
    }
    return this.#bytes <= MAX_LINE_BYTES || this.#giveUp();
  }

  #join(last: Buffer): string {
    const line = this.#pieces.length === 0 ? last : Buffer.concat([...this.#pieces, last]);
    this.#pieces = [];
    this.#bytes = 0;
    const isReturned = line.at(-1) === 0x0d;
    return line.toString('utf8', 0, isReturned ? line.length - 1 : line.length);
  }

  #giveUp(): boolean {
    this.#pieces = [];
    this.#bytes = 0;
    return false;
  }
}
