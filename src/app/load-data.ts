import { readFileSync } from 'node:fs';
import type { Language } from '../domain/language/language.ts';
import type { Program } from '../domain/program/program.ts';
import type { Problem } from '../ports/source-document.ts';
import { errorCode } from './error-code.ts';
import { createParseCache } from './parse-cache.ts';
import type { FileKind, Parsed } from './parse-files.ts';
import { inCheckout } from './root.ts';

const cache = createParseCache();

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

/** Whether it is the id of a program that comes with the bot. */
export function isBundled(idOrPath: string): boolean {
  return BUNDLED_PROGRAMS.some((id) => id === idOrPath);
}

/** The file of a program: a bundled one by its id, any other by its path. */
export function programFile(idOrPath: string): string {
  return isBundled(idOrPath) ? inCheckout('data', `${idOrPath}.yaml`) : idOrPath;
}

/** @throws DataError with the problems of all files, not only of the first. */
export async function loadPrograms(files: readonly string[]): Promise<readonly Program[]> {
  const { programs, problems } = await readPrograms(files);
  if (problems.length > 0) throw new DataError(problems);
  return programs;
}

/** The programs without faults, and the faults of the others. */
export async function readPrograms(
  files: readonly string[],
): Promise<{ readonly programs: readonly Program[]; readonly problems: readonly Problem[] }> {
  const results = await Promise.all(files.map((file) => loadFile('program', file)));
  return {
    // The parser of this kind gives programs, and the cache only keeps what it gave.
    programs: results.flatMap((result) => ('value' in result ? (result.value as Program) : [])),
    problems: results.flatMap((result) => ('problems' in result ? result.problems : [])),
  };
}

/** The words and sentences of the bot. @throws DataError */
export async function loadLanguage(): Promise<Language> {
  const result = await loadFile('language', inCheckout('data/language/en.yaml'));
  if ('problems' in result) throw new DataError(result.problems);
  // As above: the parser of this kind gives a language.
  return result.value as Language;
}

/** What a file holds, or everything that is wrong with it. @param ifMissing as for `readText`. */
export async function loadFile(kind: FileKind, file: string, ifMissing?: string): Promise<Parsed> {
  const text = readText(file, ifMissing);
  return typeof text === 'string' ? loadText(kind, file, text) : text;
}

/** What a text holds. @param file name for messages. */
export async function loadText(kind: FileKind, file: string, text: string): Promise<Parsed> {
  const known = cache.find(kind, text);
  if (known !== undefined) return { value: known };
  const { parseText } = await import('./parse-files.ts');
  const parsed = parseText(kind, file, text);
  if ('value' in parsed) cache.keep(kind, text, parsed.value);
  return parsed;
}

/** What is said of a file that is not there: it may be meant for one that comes with the bot. */
const NO_SUCH_PROGRAM = `there is no such file (programs that come with the bot: ${BUNDLED_PROGRAMS.join(', ')})`;

/** The text of a file; one that cannot be read is a problem like any other. @param ifMissing what is said of one that is not there. */
export function readText(
  file: string,
  ifMissing = NO_SUCH_PROGRAM,
): string | { readonly problems: readonly Problem[] } {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = errorCode(error);
    const message = code === 'ENOENT' ? ifMissing : `the file cannot be read (${code ?? 'unknown error'})`;
    return { problems: [{ file, line: 1, column: 1, message }] };
  }
}
