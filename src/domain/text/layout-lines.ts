import type { Block } from './block.ts';

/** Made when it is first needed: its tables take two megabytes. */
let graphemes: Intl.Segmenter | null = null;

/** Lines of text for networks that have nothing else, each at most `maxBytes` of UTF-8 long. */
export function layoutLines(blocks: readonly Block[], maxBytes: number): readonly string[] {
  const lines: string[] = [];
  for (const block of blocks) {
    if (block.kind === 'text') lines.push(...wrap(block.text.split(' '), ' ', maxBytes));
    else if (block.kind === 'list') lines.push(...wrap(listPieces(block), ' ', maxBytes));
    else if (block.kind === 'verbatim') lines.push(...verbatimLines(block, maxBytes));
    else joinNote(lines, block.text, maxBytes);
  }
  return lines;
}

/** Each piece of a line that is too long begins with the mark, and with the indentation where there is room for it. */
function verbatimLines({ mark, lines }: Extract<Block, { kind: 'verbatim' }>, maxBytes: number): string[] {
  const prefix = mark === '' ? '' : `${mark} `;
  const room = maxBytes - Buffer.byteLength(prefix);
  return lines.flatMap((line) => verbatimPieces(line, room).map((piece) => `${prefix}${piece}`.trimEnd()));
}

/** A line that is no longer than this as it stands; a longer one on its words. */
export function verbatimPieces(line: string, maxBytes: number): readonly string[] {
  if (Buffer.byteLength(line) <= maxBytes) return [line];
  const indentation = /^ */.exec(line)?.[0] ?? '';
  const kept = indentation.length * 2 > maxBytes ? '' : indentation;
  const words = line.slice(indentation.length).split(' ');
  return wrap(words, ' ', maxBytes - kept.length).map((piece) => `${kept}${piece}`);
}

/** The pieces of a list that should stay whole on a line where they fit one. */
function listPieces(list: Extract<Block, { kind: 'list' }>): string[] {
  const start = list.start ?? 1;
  const items = list.items.map((item, at) => {
    const text = list.isNumbered ? `${start + at}. ${item}` : item;
    return at < list.items.length - 1 ? `${text.replace(/[.;]$/, '')};` : text;
  });
  if (list.intro === '') return items;
  const intro = /[.:!?]$/.test(list.intro) ? list.intro : `${list.intro}:`;
  return [intro, ...items];
}

function joinNote(lines: string[], text: string, maxBytes: number): void {
  const last = lines.at(-1);
  const joined = last === undefined ? text : `${last} ${text}`;
  if (last !== undefined && Buffer.byteLength(joined) <= maxBytes) lines[lines.length - 1] = joined;
  else lines.push(text);
}

function wrap(pieces: readonly string[], glue: string, maxBytes: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces) {
    const joined = line === '' ? piece : `${line}${glue}${piece}`;
    if (Buffer.byteLength(joined) <= maxBytes) {
      line = joined;
      continue;
    }
    if (line !== '') lines.push(line);
    const parts = Buffer.byteLength(piece) <= maxBytes ? [piece] : splitLong(piece, maxBytes);
    lines.push(...parts.slice(0, -1));
    line = parts.at(-1) ?? '';
  }
  return line === '' ? lines : [...lines, line];
}

/** A piece longer than a line: on its words, and a word that is longer still on its characters. */
function splitLong(piece: string, maxBytes: number): string[] {
  if (piece.includes(' ')) return wrap(piece.split(' '), ' ', maxBytes);
  const parts: string[] = [];
  let part = '';
  graphemes ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  for (const { segment } of graphemes.segment(piece)) {
    if (Buffer.byteLength(part + segment) > maxBytes && part !== '') {
      parts.push(part);
      part = '';
    }
    part += segment;
  }
  return [...parts, part];
}
