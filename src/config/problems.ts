import type { z } from 'zod';
import type { DocumentPath, Problem, SourceDocument } from '../ports/source-document.ts';

/** The issues that a schema found, each at its place in the document; each unknown key is one of its own. */
export function problemsOf(document: SourceDocument, error: z.ZodError): readonly Problem[] {
  return error.issues.flatMap((issue) => {
    if (issue.code !== 'unrecognized_keys') return [problemAt(document, issue.path, issue.message)];
    return issue.keys.map((key) =>
      problemAt(document, [...issue.path, key], 'there is no such option; check its spelling'),
    );
  });
}

function problemAt(document: SourceDocument, path: DocumentPath, message: string): Problem {
  const text = path.length > 0 ? `${path.join('.')}: ${message}` : message;
  return { file: document.file, ...document.positionOf(path), message: text };
}
