import type { Fault } from '../config/settings/cross-faults.ts';
import type { Problem, SourceDocument } from '../ports/source-document.ts';
import { DataError, readText } from './load-data.ts';
import type { Configuration } from './load-settings.ts';

/**
 * Ends a start if anything is wrong.
 *
 * @param problems in other files than that of the configuration.
 * @throws DataError with all of them, if there are any.
 */
export async function complain(
  { file }: Configuration,
  problems: readonly Problem[],
  faults: readonly Fault[],
): Promise<void> {
  if (problems.length + faults.length === 0) return;
  throw new DataError([...(faults.length === 0 ? [] : await locateFaults(file, faults)), ...problems]);
}

/** Faults as problems with their places in the file. @param file null for settings without a file. */
async function locateFaults(file: string | null, faults: readonly Fault[]): Promise<readonly Problem[]> {
  const { parseYaml } = await import('../adapters/yaml/parse-yaml.ts');
  const text = file === null ? '' : readText(file);
  const read = typeof text === 'string' ? parseYaml(file ?? 'settings', text) : text;
  // The file was read a moment ago; if it is gone or broken by now, that is what there is to tell.
  return 'problems' in read ? read.problems : problemsAt(read.document, faults);
}

/** Faults as problems of a document, in the order of their places. */
export function problemsAt(document: SourceDocument, faults: readonly Fault[]): readonly Problem[] {
  const problems = faults.map(({ path, message }) => ({
    file: document.file,
    ...document.positionOf(path),
    message: path.length === 0 ? message : `${path.join('.')}: ${message}`,
  }));
  return problems.toSorted((a, b) => a.line - b.line || a.column - b.column);
}
