import { layoutLines } from '../../domain/text/layout-lines.ts';
import type { Block } from '../../ports/reply.ts';
import { withBoldIntros } from './bold.ts';
import { cleanText } from './clean-text.ts';
import { cutLine } from './cut-line.ts';

/** What a reply is laid out for. */
export interface LineSize {
  /** Bytes of UTF-8 that one line can carry to everybody in the place. */
  readonly maxBytes: number;
  readonly maxLines: number;
  /** Whether intros of lists may be bold. */
  readonly isFormatted: boolean;
}

const MORE = '…';
/** The core makes its pages for lines of so many bytes; long names of channels and hosts leave fewer. */
const PAGE_LINE_BYTES = 350;
/** What a burst holds, and what nobody minds. */
const MOST_LINES = 4;

/**
 * The lines of a reply: clean, each within the room, at most `maxLines`; what was left out shows as an ellipsis.
 *
 * A reply that is one page for lines of 350 bytes gets one line more, up to four in all, where the room is smaller: nothing of a
 * page must be lost, for "more" goes on after it.
 * What is verbatim was counted by the core, in lines of another length perhaps, and is said whole.
 *
 * @param addressee whose name stands before the first line ("anna: "); null for none. It is left out where the reply has
 *   room without it only.
 */
export function replyLines(blocks: readonly Block[], addressee: string | null, room: LineSize): readonly string[] {
  const clean = blocks.map(cleanBlock);
  const prefix = addressee === null ? '' : `${cleanText(addressee)}: `;
  const first = layout(clean, prefix, room);
  if (first.length <= room.maxLines || blocks.some(({ kind }) => kind === 'verbatim')) return first;
  const maxLines = mostLines(clean, room);
  // Least is lost by leaving out what matters least.
  for (const most of new Set([room.maxLines, maxLines])) {
    for (const lines of [first, layout(clean, '', room), layout(clean, '', { ...room, isFormatted: false })])
      if (lines.length <= most) return lines;
  }
  return limited(first, maxLines, room.maxBytes);
}

function cleanBlock(block: Block): Block {
  if (block.kind === 'verbatim') return { ...block, mark: cleanText(block.mark), lines: block.lines.map(cleanText) };
  if (block.kind !== 'list') return { ...block, text: cleanText(block.text) };
  return { ...block, intro: cleanText(block.intro), items: block.items.map(cleanText) };
}

/** How many lines the reply may take here. */
function mostLines(blocks: readonly Block[], { maxBytes, maxLines }: LineSize): number {
  const isPage = maxBytes < PAGE_LINE_BYTES && layoutLines(blocks, PAGE_LINE_BYTES).length <= maxLines;
  return isPage && maxLines < MOST_LINES ? maxLines + 1 : maxLines;
}

function layout(blocks: readonly Block[], prefix: string, { maxBytes, isFormatted }: LineSize): readonly string[] {
  const bytes = maxBytes - Buffer.byteLength(prefix);
  const shown = isFormatted ? withBoldIntros(blocks, bytes) : blocks;
  const lines = textLines(shown, bytes).filter((line) => line.trim() !== '');
  const [first, ...others] = lines.flatMap((line) => cutLine(line, bytes));
  return first === undefined ? [] : [prefix + first, ...others];
}

/** Most answers are one line as they stand, and need not be taken apart into words. */
function textLines(blocks: readonly Block[], maxBytes: number): readonly string[] {
  const texts = blocks.flatMap((block) => (isLine(block, maxBytes) ? [block.text] : []));
  return texts.length === blocks.length ? texts : layoutLines(blocks, maxBytes);
}

function isLine(block: Block, maxBytes: number): block is Extract<Block, { kind: 'text' }> {
  return block.kind === 'text' && !block.text.startsWith(' ') && Buffer.byteLength(block.text) <= maxBytes;
}

function limited(lines: readonly string[], maxLines: number, maxBytes: number): readonly string[] {
  const last = cutLine(lines[maxLines - 1] ?? '', maxBytes - Buffer.byteLength(MORE))[0] ?? '';
  return [...lines.slice(0, maxLines - 1), last + MORE];
}
