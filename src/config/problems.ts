import type { z } from 'zod';
import type { Problem, SourceDocument } from '../ports/source-document.ts';

/** The issues that a schema found, each at its place in the document. */
export function problemsOf(document: SourceDocument, error: z.ZodError): readonly Problem[] {
  return error.issues.map((issue) => ({
    file: document.file,
    ...document.positionOf(issue.path),
    message: issue.path.length > 0 ? `${issue.path.join('.')}: ${issue.message}` : issue.message,
  }));
}
