import type { z } from 'zod';
import { editDistance } from '../domain/text/edit-distance.ts';
import type { DocumentPath, Problem, SourceDocument } from '../ports/source-document.ts';

/** The issues that a schema found, each at its place in the document; each unknown key is one of its own. */
export function problemsOf(document: SourceDocument, error: z.ZodError): readonly Problem[] {
  return error.issues.flatMap((issue) => {
    if (issue.code !== 'unrecognized_keys') return [problemAt(document, issue.path, issue.message)];
    return issue.keys.map((key) =>
      problemAt(document, [...issue.path, key], noSuchOption(key, issue.message.split(' '))),
    );
  });
}

/** @param options that there are in its place. */
function noSuchOption(key: string, options: readonly string[]): string {
  const near = options.find((option) => editDistance(key.toLowerCase(), option.toLowerCase(), 2) <= 2);
  return `there is no such option; ${near === undefined ? `there are: ${options.join(', ')}` : `did you mean "${near}"?`}`;
}

function problemAt(document: SourceDocument, path: DocumentPath, message: string): Problem {
  const text = path.length > 0 ? `${path.join('.')}: ${message}` : message;
  return { file: document.file, ...document.positionOf(path), message: text };
}
