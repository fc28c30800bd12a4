import { systemClock } from '../adapters/system/system-clock.ts';
import { parseYaml } from '../adapters/yaml/parse-yaml.ts';
import { parseProgram } from '../config/program/parse-program.ts';
import { warningsAbout } from '../config/program/warn-program.ts';
import type { Fault } from '../config/settings/cross-faults.ts';
import { parseSettings } from '../config/settings/parse-settings.ts';
import { settingsWarnings } from '../config/settings/warn-settings.ts';
import { formatProblem, type Problem, type SourceDocument } from '../ports/source-document.ts';
import { EXIT } from './exit-codes.ts';
import { BUNDLED_PROGRAMS, programFile, readText } from './load-data.ts';
import { reminderFaults } from './reminder-faults.ts';

/** Prints every error and warning in the files. @returns 1 if there was an error; warnings alone are no failure. */
export function check(files: readonly string[]): number {
  const reports = (files.length > 0 ? files : BUNDLED_PROGRAMS).map((file) => checkFile(programFile(file)));
  for (const { file, errors, warnings } of reports) {
    for (const problem of errors) process.stdout.write(`${formatProblem(problem)}\n`);
    for (const problem of warnings)
      process.stdout.write(`${formatProblem({ ...problem, message: `warning: ${problem.message}` })}\n`);
    process.stdout.write(
      `${file}: ${errors.length} error${plural(errors)}, ${warnings.length} warning${plural(warnings)}\n`,
    );
  }
  return reports.some((report) => report.errors.length > 0) ? EXIT.failed : EXIT.ok;
}

function plural(list: readonly unknown[]): string {
  return list.length === 1 ? '' : 's';
}

interface Report {
  readonly file: string;
  readonly errors: readonly Problem[];
  readonly warnings: readonly Problem[];
}

function checkFile(file: string): Report {
  const text = readText(file);
  const read = typeof text === 'string' ? parseYaml(file, text) : text;
  if ('problems' in read) return { file, errors: read.problems, warnings: [] };
  const { document } = read;
  const parsed = isProgram(document) ? parseProgram(document) : parseSettings(document);
  if ('problems' in parsed) return { file, errors: parsed.problems, warnings: [] };
  if ('settings' in parsed) {
    // Templates, cron expressions and places that no schema can check. The programs are not loaded for it.
    const errors = problemsAt(document, reminderFaults(parsed.settings, null));
    return { file, errors, warnings: problemsAt(document, settingsWarnings(parsed.settings)) };
  }
  return {
    file,
    errors: [],
    warnings: warningsAbout(document, parsed.program, systemClock.now()),
  };
}

function problemsAt(document: SourceDocument, faults: readonly Fault[]): readonly Problem[] {
  return faults.map(({ path, message }) => ({
    file: document.file,
    ...document.positionOf(path),
    message: `${path.join('.')}: ${message}`,
  }));
}

/** A configuration has neither an organisation nor ideas. */
function isProgram(document: SourceDocument): boolean {
  const { value } = document;
  return (
    typeof value === 'object' && value !== null && ('organisation' in value || 'ideas' in value || 'year' in value)
  );
}
