import { deserialize, serialize } from 'node:v8';
import { crc32 } from 'node:zlib';

/** Length, checksum of the payload, checksum of those two: three 32-bit numbers. */
const HEADER_BYTES = 12;

/** One frame of a journal: a header and a value as V8 serializes it. */
export function frameOf(value: unknown): Buffer {
  const payload = serialize(value);
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeUInt32LE(payload.length, 0);
  header.writeUInt32LE(crc32(payload), 4);
  header.writeUInt32LE(crc32(header.subarray(0, 8)), 8);
  return Buffer.concat([header, payload]);
}

/**
 * What stands at a place of a journal.
 *
 * - `whole`: a frame that can be read.
 * - `torn`: the end of a file whose writer was interrupted.
 * - `damaged`: bytes that were written once and have changed since; what follows can't be trusted.
 */
export type FrameRead =
  | { readonly kind: 'whole'; readonly value: unknown; readonly end: number }
  | { readonly kind: 'torn'; readonly why: string }
  | { readonly kind: 'damaged'; readonly why: string };

export function readFrame(bytes: Buffer, at: number): FrameRead {
  if (at + HEADER_BYTES > bytes.length) return { kind: 'torn', why: 'short header' };
  const header = bytes.subarray(at, at + HEADER_BYTES);
  if (crc32(header.subarray(0, 8)) !== header.readUInt32LE(8)) {
    // Nothing but zeros: a file system that grew the file and lost the data.
    const isZeroed = bytes.subarray(at).every((byte) => byte === 0);
    return { kind: isZeroed ? 'torn' : 'damaged', why: 'bad header' };
  }
  const end = at + HEADER_BYTES + header.readUInt32LE(0);
  if (end > bytes.length) return { kind: 'torn', why: 'short frame' };
  const payload = bytes.subarray(at + HEADER_BYTES, end);
  if (crc32(payload) === header.readUInt32LE(4)) return { kind: 'whole', value: deserialize(payload), end };
  return { kind: end === bytes.length ? 'torn' : 'damaged', why: 'bad checksum' };
}
