import { systemClock } from '../adapters/system/system-clock.ts';
import { parseYaml } from '../adapters/yaml/parse-yaml.ts';
import { parseProgram } from '../config/program/parse-program.ts';
import { warningsAbout } from '../config/program/warn-program.ts';
import type { Fault } from '../config/settings/cross-faults.ts';
import { parseSettings } from '../config/settings/parse-settings.ts';
import type { Settings } from '../config/settings/schema.ts';
import { settingsWarnings } from '../config/settings/warn-settings.ts';
import { formatProblem, type Problem, type SourceDocument } from '../ports/source-document.ts';
import { configurationFaults } from './configuration-faults.ts';
import { EXIT } from './exit-codes.ts';
import { BUNDLED_PROGRAMS, loadLanguage, programFile, readPrograms, readText } from './load-data.ts';
import { located } from './load-settings.ts';
import { problemsAt } from './locate-faults.ts';
import { mentorLines } from './mentor-report.ts';
import { readPointedTo } from './read-networks.ts';
import { seasonLines } from './season-report.ts';

/** Prints every error and warning in the files. @returns 1 if there was an error; warnings alone are no failure. */
export async function check(files: readonly string[]): Promise<number> {
  const names = files.length > 0 ? files : BUNDLED_PROGRAMS;
  const reports = await Promise.all(names.map((file) => checkFile(programFile(file))));
  for (const { file, errors, warnings, notes } of reports) {
    for (const problem of errors) process.stdout.write(`${formatProblem(problem)}\n`);
    for (const problem of warnings)
      process.stdout.write(`${formatProblem({ ...problem, message: `warning: ${problem.message}` })}\n`);
    for (const note of notes) process.stdout.write(`${note}\n`);
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
  /** What is worth to know though nothing is wrong. */
  readonly notes: readonly string[];
}

async function checkFile(file: string): Promise<Report> {
  const text = readText(file);
  const read = typeof text === 'string' ? parseYaml(file, text) : text;
  if ('problems' in read) return faulty(file, read.problems);
  const { document } = read;
  const parsed = isProgram(document) ? parseProgram(document) : parseSettings(document);
  if ('problems' in parsed) return faulty(file, parsed.problems);
  if ('settings' in parsed) return checkSettings(file, document, located(parsed.settings, file));
  return {
    file,
    errors: [],
    warnings: warningsAbout(document, parsed.program, systemClock.now()),
    notes: [],
  };
}

function faulty(file: string, errors: readonly Problem[]): Report {
  return { file, errors, warnings: [], notes: [] };
}

/** What no schema can check. A secret that is not there is a warning: it may be where the bot is to run. */
async function checkSettings(file: string, document: SourceDocument, settings: Settings): Promise<Report> {
  const { programs, problems } = await readPrograms(settings.programs.map(programFile));
  const { faults, missing } = readPointedTo({ settings, file }, await loadLanguage());
  const errors = [
    ...configurationFaults(settings, problems.length > 0 ? null : programs),
    ...faults.filter((fault) => !missing.includes(fault)),
  ];
  const absent = missing.map(({ path, message }) => ({
    path,
    message: `${message}; the bot does not start without it`,
  }));
  return {
    file,
    errors: [...problemsAt(document, errors), ...problems],
    warnings: problemsAt(document, [...emptyWarnings(document), ...settingsWarnings(settings), ...absent]),
    notes: isLive(settings) ? [...seasonLines(programs, systemClock.now()), ...mentorLines(programs, settings)] : [],
  };
}

/** Whoever writes a configuration wants more than what there is without one. */
function emptyWarnings({ value }: SourceDocument): readonly Fault[] {
  const message = 'is empty: the bot talks in the terminal, and on no network';
  return value === null ? [{ path: [], message }] : [];
}

/** In the terminal everybody can be played, and any season is for trying. */
function isLive({ networks }: Settings): boolean {
  return networks.some(({ kind }) => kind !== 'console');
}

/** A configuration has neither an organisation nor ideas. */
function isProgram(document: SourceDocument): boolean {
  const { value } = document;
  return (
    typeof value === 'object' && value !== null && ('organisation' in value || 'ideas' in value || 'year' in value)
  );
}
