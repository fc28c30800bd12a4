import { load, YAMLException } from 'js-yaml';
import type { DocumentPath, Problem, SourceDocument } from '../../ports/source-document.ts';
import { locateInYaml, syntaxProblems } from './yaml-positions.ts';

/** A YAML text as a document, or every syntax error in it. */
export type ParsedYaml = { readonly document: SourceDocument } | { readonly problems: readonly Problem[] };

/**
 * Parses one YAML file.
 *
 * Two libraries share the work: js-yaml reads the value five times as fast, yaml knows where everything stands and finds
 * all errors of a file. The second is loaded only for a file in which something is wrong.
 *
 * @param file name for messages.
 * @returns the document, or all its syntax errors with their places; never throws.
 */
export function parseYaml(file: string, text: string): ParsedYaml {
  try {
    const value: unknown = isEmpty(text) ? null : load(text);
    return { document: { file, value, positionOf: (path: DocumentPath) => locateInYaml(text, path) } };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const problems = syntaxProblems(file, text);
    if (problems.length > 0) return { problems };
    const { line = 0, column = 0 } = error.mark ?? {};
    return { problems: [{ file, line: line + 1, column: column + 1, message: error.reason }] };
  }
}

/** Whether there is nothing in the text but comments; js-yaml wants at least one value. */
function isEmpty(text: string): boolean {
  return text.split('\n').every((line) => /^\s*(?:#.*)?$/.test(line));
}
