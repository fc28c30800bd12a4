import { closeSync, existsSync, fdatasyncSync, openSync, readFileSync } from 'node:fs';
import { frameOf, readFrame } from './frames.ts';
import { type Change, Records, type Stored } from './records.ts';
import type { Schema } from './schema.ts';
import { writeFileAtomically, writeFully } from './write-file-atomically.ts';

const MAGIC = Buffer.from('OLMJRNL2', 'latin1');
/** A journal is rewritten when it has grown over this and over four times what a snapshot takes. */
const COMPACT_FROM_BYTES = 1024 * 1024;

/** What the first frame holds. */
interface Snapshot {
  readonly schema: Schema;
  readonly data: readonly [string, readonly Stored[]][];
}

/**
 * A database in a file: a snapshot, then what each transaction changed, each in a frame with checksums and on the disk before it
 * counts. An end that a crash tore off is cut; damage before the end is an error, because keys that go back in time betray messages.
 */
export class Journal {
  readonly records = new Records();
  schema: Schema | null = null;
  readonly #file: string;
  readonly #compactFromBytes: number;
  #descriptor: number | null = null;
  #bytes = 0;
  #snapshotBytes = 0;
  #isTorn = false;

  constructor(file: string, compactFromBytes = COMPACT_FROM_BYTES) {
    this.#file = file;
    this.#compactFromBytes = compactFromBytes;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** @throws Error if the file is damaged or something else. */
  read(): void {
    if (!existsSync(this.#file)) return;
    const bytes = readFileSync(this.#file);
    if (!bytes.subarray(0, MAGIC.length).equals(MAGIC)) throw new Error(`${this.#file} is not a journal of keys`);
    let at = MAGIC.length;
    // An empty rest is no frame, except for the first, which must be there.
    while (at < bytes.length || this.schema === null) {
      const frame = readFrame(bytes, at);
      if (frame.kind !== 'whole') {
        if (this.schema === null || frame.kind === 'damaged')
          throw new Error(`${this.#file} is damaged at byte ${at} (${frame.why}); restore a backup of it`);
        this.#isTorn = true;
        break;
      }
      this.#take(frame.value);
      at = frame.end;
    }
    this.#bytes = at;
  }

  /** True: the checksums say that it is what this class wrote. */
  #take(value: unknown): void {
    if (this.schema === null) {
      const { schema, data } = value as Snapshot;
      this.schema = schema;
      for (const [store, all] of data) this.records.fill(store, all);
    } else for (const change of value as readonly Change[]) this.records.apply(change);
  }

  /** Ready for `append`. @param isChanged whether schema or records are not what was read. */
  open(isChanged: boolean): void {
    if (isChanged || this.#isTorn || !existsSync(this.#file)) this.#writeSnapshot();
    else {
      this.#descriptor = openSync(this.#file, 'a', 0o600);
      this.#snapshotBytes = this.#bytes;
    }
  }

  /** Returns when the changes are on the disk. @throws Error if they can't be written. */
  append(changes: readonly Change[]): void {
    if (this.#descriptor === null) throw new Error('the journal is closed');
    for (const change of changes) this.records.apply(change);
    const frame = frameOf(changes);
    writeFully(this.#descriptor, frame);
    fdatasyncSync(this.#descriptor);
    this.#bytes += frame.length;
    if (this.#bytes > this.#compactFromBytes && this.#bytes > 4 * this.#snapshotBytes) this.#writeSnapshot();
  }

  #writeSnapshot(): void {
    const bytes = Buffer.concat([MAGIC, frameOf({ schema: this.schema, data: this.records.all() })]);
    writeFileAtomically(this.#file, bytes);
    this.close();
    this.#descriptor = openSync(this.#file, 'a', 0o600);
    this.#bytes = bytes.length;
    this.#snapshotBytes = bytes.length;
    this.#isTorn = false;
  }

  close(): void {
    if (this.#descriptor !== null) closeSync(this.#descriptor);
    this.#descriptor = null;
  }
}
