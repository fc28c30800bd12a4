/**
 * The index of a Megolm message within its session; 0 if it can't be read.
 *
 * Byte 0 is the version 3, then comes the protobuf field 1 (tag 0x08), a varint.
 * Source: gitlab.matrix.org/matrix-org/olm, docs/megolm.md, "Message format".
 */
export function megolmIndex(ciphertext: string): number {
  const bytes = Buffer.from(ciphertext.slice(0, 16), 'base64');
  if (bytes[0] !== 3 || bytes[1] !== 8) return 0;
  let index = 0;
  let factor = 1;
  for (const byte of bytes.subarray(2)) {
    index += (byte & 127) * factor;
    if (byte < 128) break;
    factor *= 128;
  }
  return index;
}
