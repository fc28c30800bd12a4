import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import type { DocumentPath, Position, Problem, SourceDocument } from '../../ports/source-document.ts';

/** A YAML text as a document, or every syntax error in it. */
export type ParsedYaml = { readonly document: SourceDocument } | { readonly problems: readonly Problem[] };

/**
 * Parses one YAML file.
 *
 * @param file name for messages.
 * @returns the document, or all its syntax errors with their places; never throws.
 * Aliases are limited by the library's own guard against exponential expansion.
 */
export function parseYaml(file: string, text: string): ParsedYaml {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false });
  if (document.errors.length > 0) {
    return {
      problems: document.errors.map((error) => ({
        file,
        ...positionAt(lineCounter, error.pos[0]),
        message: error.message,
      })),
    };
  }
  return { document: { file, value: document.toJS(), positionOf: (path) => locate(document, lineCounter, path) } };
}

function locate(document: Document, lineCounter: LineCounter, path: DocumentPath): Position {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return positionAt(lineCounter, node.range[0]);
  }
  return positionAt(lineCounter, document.contents?.range?.[0] ?? 0);
}

function positionAt(lineCounter: LineCounter, offset: number): Position {
  const { line, col } = lineCounter.linePos(offset);
  return { line, column: col };
}
