/** A place in a file that people edit; line and column count from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Keys and indexes from the root of a document to one of its values. */
export type DocumentPath = readonly PropertyKey[];

/** A parsed file that still knows where each of its values stands. */
export interface SourceDocument {
  /** Name to show in messages, as the person gave it. */
  readonly file: string;
  readonly value: unknown;
  /** Where the value at `path` begins; for a path that does not exist, its nearest existing parent. */
  positionOf(path: DocumentPath): Position;
}

/** Something wrong in a file: what, and what was expected. */
export interface Problem extends Position {
  readonly file: string;
  readonly message: string;
}

/** `file:line:column: message`, the form that editors and terminals can follow. */
export function formatProblem(problem: Problem): string {
  return `${problem.file}:${problem.line}:${problem.column}: ${problem.message}`;
}
