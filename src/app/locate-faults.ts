import type { Fault } from '../config/settings/cross-faults.ts';
import type { Problem } from '../ports/source-document.ts';
import { readText } from './load-data.ts';

/** Faults as problems with their places in the file. @param file null for settings without a file. */
export async function locateFaults(file: string | null, faults: readonly Fault[]): Promise<readonly Problem[]> {
  const { parseYaml } = await import('../adapters/yaml/parse-yaml.ts');
  const text = file === null ? '' : readText(file);
  const name = file ?? 'settings';
  const read = typeof text === 'string' ? parseYaml(name, text) : text;
  // The file was read a moment ago; if it is gone or broken by now, that is what there is to tell.
  if ('problems' in read) return read.problems;
  const problems = faults.map(({ path, message }) => ({
    file: name,
    ...read.document.positionOf(path),
    message: `${path.join('.')}: ${message}`,
  }));
  return problems.toSorted((a, b) => a.line - b.line || a.column - b.column);
}
