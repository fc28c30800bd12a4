import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseYaml } from '../adapters/yaml/parse-yaml.ts';
import { parseLanguage } from '../config/language/parse-language.ts';
import { parseProgram } from '../config/program/parse-program.ts';
import type { Language } from '../domain/language/language.ts';
import type { Program } from '../domain/program/program.ts';
import type { Problem, SourceDocument } from '../ports/source-document.ts';

const DATA = new URL('../../data/', import.meta.url);

/** Ids of the programs that come with the bot; the first is the one it starts with. */
export const BUNDLED_PROGRAMS = ['qemu-2024', 'qemu-2017', 'xen-2013'] as const;

/** Something is wrong in files that people edit; each problem says where, what, and what is expected. */
export class DataError extends Error {
  override readonly name = 'DataError';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(`${problems.length} problem${problems.length === 1 ? '' : 's'} in the data`);
    this.problems = problems;
  }
}

/** The file of a program: a bundled one by its id, any other by its path. */
export function programFile(idOrPath: string): string {
  const isBundled = (BUNDLED_PROGRAMS as readonly string[]).includes(idOrPath);
  return isBundled ? fileURLToPath(new URL(`${idOrPath}.yaml`, DATA)) : idOrPath;
}

/** @throws DataError with the problems of all files, not only of the first. */
export function loadPrograms(files: readonly string[]): readonly Program[] {
  const results = files.map(loadProgram);
  const problems = results.flatMap((result) => ('problems' in result ? result.problems : []));
  if (problems.length > 0) throw new DataError(problems);
  return results.flatMap((result) => ('program' in result ? result.program : []));
}

/** One program, or everything that is wrong with its file. */
export function loadProgram(file: string): { readonly program: Program } | { readonly problems: readonly Problem[] } {
  const read = readDocument(file);
  return 'document' in read ? parseProgram(read.document) : read;
}

/** The words and sentences of the bot. @throws DataError */
export function loadLanguage(): Language {
  const read = readDocument(fileURLToPath(new URL('language/en.yaml', DATA)));
  const parsed = 'document' in read ? parseLanguage(read.document) : read;
  if ('problems' in parsed) throw new DataError(parsed.problems);
  return parsed.language;
}

/** Reads a YAML file; one that cannot be read is a problem like any other. */
export function readDocument(
  file: string,
): { readonly document: SourceDocument } | { readonly problems: readonly Problem[] } {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const message = code === 'ENOENT' ? 'there is no such file' : `the file cannot be read (${code ?? 'unknown error'})`;
    return { problems: [{ file, line: 1, column: 1, message }] };
  }
  return parseYaml(file, text);
}
