/**
 * Cuts a line that is still too long between code points.
 *
 * Only text without a place to break gets here: a grapheme cluster of hundreds of bytes ("zalgo"), which no line holds whole.
 */
export function cutLine(line: string, maxBytes: number): string[] {
  if (Buffer.byteLength(line) <= maxBytes) return [line];
  const parts: string[] = [];
  let part = '';
  let bytes = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (bytes + size > maxBytes && part !== '') {
      parts.push(part);
      part = '';
      bytes = 0;
    }
    part += character;
    bytes += size;
  }
  return part === '' ? parts : [...parts, part];
}
