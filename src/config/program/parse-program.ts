import type { Program } from '../../domain/program/program.ts';
import type { Problem, SourceDocument } from '../../ports/source-document.ts';
import { plainWords } from '../plain-words.ts';
import { problemsOf } from '../problems.ts';
import { buildProgram } from './build-program.ts';
import { checkProgram } from './check-program.ts';
import { programSchema } from './schema.ts';

/** A program, or everything that is wrong with its document. */
export type ParsedProgram = { readonly program: Program } | { readonly problems: readonly Problem[] };

/** Reads a program out of a document. All problems are reported at once, each with its place. */
export function parseProgram(document: SourceDocument): ParsedProgram {
  const result = programSchema.safeParse(document.value, { error: plainWords });
  if (!result.success) return { problems: problemsOf(document, result.error) };
  const faults = checkProgram(result.data);
  if (faults.length === 0) return { program: buildProgram(result.data) };
  return {
    problems: faults.map(({ path, message }) => ({ file: document.file, ...document.positionOf(path), message })),
  };
}
