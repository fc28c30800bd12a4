import { type Block, layoutLines } from '../../ports/reply.ts';
import { cleanText } from './clean-text.ts';

/** What a reply is laid out for. */
export interface LineRoom {
  /** Bytes of UTF-8 that one line can carry to everybody in the place. */
  readonly maxBytes: number;
  readonly maxLines: number;
}

const MORE = '…';

/**
 * The lines of a reply: clean, each within the room, at most `maxLines`; what was left out shows as an ellipsis.
 *
 * @param addressee whose name stands before the first line ("anna: "); null for none. It is left out where the reply has
 *   room without it only.
 */
export function replyLines(blocks: readonly Block[], addressee: string | null, room: LineRoom): readonly string[] {
  const clean = blocks.map(cleanBlock);
  const prefix = addressee === null ? '' : `${cleanText(addressee)}: `;
  const prefixed = layout(clean, room.maxBytes - Buffer.byteLength(prefix));
  if (prefix === '' || prefixed.length <= room.maxLines) return limited(withPrefix(prefixed, prefix), room);
  const bare = layout(clean, room.maxBytes);
  return bare.length <= room.maxLines ? bare : limited(withPrefix(prefixed, prefix), room);
}

function cleanBlock(block: Block): Block {
  if (block.kind !== 'list') return { ...block, text: cleanText(block.text) };
  return { ...block, intro: cleanText(block.intro), items: block.items.map(cleanText) };
}

function layout(blocks: readonly Block[], maxBytes: number): readonly string[] {
  if (blocks.every((block) => isLine(block, maxBytes))) return blocks.map(textOf).filter((line) => line.trim() !== '');
  const lines = layoutLines(blocks, maxBytes).filter((line) => line.trim() !== '');
  return lines.some((line) => Buffer.byteLength(line) > maxBytes)
    ? lines.flatMap((line) => cutLine(line, maxBytes))
    : lines;
}

/** Whether a block is one line as it stands; most answers are, and need not be taken apart into words. */
function isLine(block: Block, maxBytes: number): boolean {
  return block.kind === 'text' && !block.text.startsWith(' ') && Buffer.byteLength(block.text) <= maxBytes;
}

function textOf(block: Block): string {
  return block.kind === 'list' ? block.intro : block.text;
}

function withPrefix([first, ...others]: readonly string[], prefix: string): readonly string[] {
  return first === undefined ? [] : [prefix + first, ...others];
}

function limited(lines: readonly string[], { maxLines, maxBytes }: LineRoom): readonly string[] {
  if (lines.length <= maxLines) return lines;
  const last = cutLine(lines[maxLines - 1] ?? '', maxBytes - Buffer.byteLength(MORE))[0] ?? '';
  return [...lines.slice(0, maxLines - 1), last + MORE];
}

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
