import { layoutLines } from '../domain/text/layout-lines.ts';
import type { Block } from '../ports/reply.ts';

/** How much may be said at once. */
export interface PageSize {
  readonly maxLines: number;
  /** Bytes of UTF-8 in one line. */
  readonly maxBytes: number;
}

/** About what IRC carries in one message of three lines, whatever the channel is called. */
export const PAGE_SIZE: PageSize = { maxLines: 3, maxBytes: 350 };

/** What fits, and what is left for "more". */
export interface Pages {
  readonly page: readonly Block[];
  readonly rest: readonly Block[];
}

/**
 * Splits an answer into what is said now and what waits for "more". Items of a list stay whole.
 *
 * @param hint what a page ends with if something is left, e.g. `(say "more")`.
 */
export function splitPages(blocks: readonly Block[], hint: string, size: PageSize = PAGE_SIZE): Pages {
  if (fits(blocks, size)) return { page: blocks, rest: [] };
  const units = blocks.flatMap((block) => unitsOf(block, size));
  let count = 1;
  while (count < units.length && fits([...joinUnits(units.slice(0, count + 1)), { kind: 'note', text: hint }], size))
    count += 1;
  return {
    page: [...joinUnits(units.slice(0, count)), { kind: 'note', text: hint }],
    rest: joinUnits(units.slice(count)),
  };
}

/** Whether all of it can be said at once. */
export function isOnePage(blocks: readonly Block[]): boolean {
  return fits(blocks, PAGE_SIZE);
}

function fits(blocks: readonly Block[], size: PageSize): boolean {
  // A list of thousands need not be laid out to see that it is too long.
  const pieces = blocks.reduce((sum, block) => sum + (block.kind === 'list' ? block.items.length : 1), 0);
  if (pieces > size.maxLines * size.maxBytes) return false;
  return layoutLines(blocks, size.maxBytes).length <= size.maxLines;
}

/** More items of a list than one page can hold; the rest of a list of thousands need not be taken apart. */
const MAX_UNITS = 300;

/** The smallest parts that may be parted: a line of text, an item of a list. */
function unitsOf(block: Block, size: PageSize): Block[] {
  if (block.kind === 'verbatim') return block.lines.map((line) => ({ ...block, lines: [line] }));
  if (block.kind !== 'list') return layoutLines([block], size.maxBytes).map((text): Block => ({ kind: 'text', text }));
  const start = block.start ?? 1;
  const units = block.items
    .slice(0, MAX_UNITS)
    .map((item, at): Block => ({ ...block, intro: at === 0 ? block.intro : '', items: [item], start: start + at }));
  const rest = block.items.slice(MAX_UNITS);
  return rest.length === 0 ? units : [...units, { ...block, intro: '', items: rest, start: start + MAX_UNITS }];
}

/** Puts neighbouring items of one list together again. */
function joinUnits(units: readonly Block[]): readonly Block[] {
  const joined: Block[] = [];
  let items: string[] = [];
  for (const unit of units) {
    if (unit.kind === 'list' && unit.intro === '' && joined.at(-1)?.kind === 'list') {
      for (const item of unit.items) items.push(item);
    } else if (unit.kind === 'list') {
      items = [...unit.items];
      joined.push({ ...unit, items });
    } else joined.push(unit);
  }
  return joined;
}
