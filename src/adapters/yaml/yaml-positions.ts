import { createRequire } from 'node:module';
import type { Document, LineCounter } from 'yaml';
import type { DocumentPath, Position, Problem } from '../../ports/source-document.ts';
import { isOfLayout, plainSyntax } from './plain-syntax.ts';

/** The library is loaded when a place is asked for, since a file without faults needs none. */
function loadLibrary(): typeof import('yaml') {
  return createRequire(import.meta.url)('yaml');
}

/** Where the value at `path` stands in the text; for a path that does not exist, its nearest existing parent. */
export function locateInYaml(text: string, path: DocumentPath): Position {
  const { isNode } = loadLibrary();
  const { document, lineCounter } = parse(text);
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return positionAt(lineCounter, node.range[0]);
  }
  return positionAt(lineCounter, document.contents?.range?.[0] ?? 0);
}

/** Every syntax error of the text, up to the first after which the rest is read wrongly. */
export function syntaxProblems(file: string, text: string): readonly Problem[] {
  const { document, lineCounter } = parse(text);
  const spoilt = document.errors.findIndex(({ code }) => isOfLayout(code));
  const errors = spoilt === -1 ? document.errors : document.errors.slice(0, spoilt + 1);
  return errors.map(({ code, message, pos: [offset] }) => {
    const place = positionAt(lineCounter, offset);
    return { file, ...place, message: plainSyntax(code, message, text.split('\n')[place.line - 1] ?? '') };
  });
}

/** A file with many faults is asked for many places; the last text is kept. */
let last: { readonly text: string; readonly document: Document.Parsed; readonly lineCounter: LineCounter } | null =
  null;

function parse(text: string) {
  if (last?.text === text) return last;
  const { LineCounter, parseDocument } = loadLibrary();
  const lineCounter = new LineCounter();
  last = { text, document: parseDocument(text, { lineCounter, prettyErrors: false }), lineCounter };
  return last;
}

function positionAt(lineCounter: LineCounter, offset: number): Position {
  const { line, col } = lineCounter.linePos(offset);
  return { line, column: col };
}
