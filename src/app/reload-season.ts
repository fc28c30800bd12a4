import type { Reload } from '../bot/reminder-desk.ts';
import type { DateNews } from '../bot/reminder-runner.ts';
import type { Settings } from '../config/settings/schema.ts';
import type { Program } from '../domain/program/program.ts';
import { formatProblem } from '../ports/source-document.ts';
import { configurationFaults } from './configuration-faults.ts';
import { type LiveSettings, takeOver } from './live-settings.ts';
import { DataError, programFile, readPrograms } from './load-data.ts';
import { complain } from './locate-faults.ts';
import { withMentorAccounts } from './mentor-accounts.ts';
import type { ProgramIndexes } from './program-indexes.ts';

/** What a running bot knows of its season, which may be read again. */
export interface Season {
  readonly live: LiveSettings;
  readonly indexes: ProgramIndexes;
  /** Plans by what was read. */
  replan(): Promise<readonly DateNews[]>;
}

/** Reads the programs again, and which there are, and has the bot go on with them; if anything is wrong, with what it had. */
export async function reloadSeason({ live, indexes, replan }: Season): Promise<Reload> {
  const before = indexes.programs;
  try {
    const { settings, programs, waiting } = await readSeason(live);
    live.replace(settings);
    indexes.replace(withMentorAccounts(programs, settings));
    return {
      kind: 'done',
      count: programs.length,
      added: namesMissing(programs, before),
      gone: namesMissing(before, programs),
      dates: await replan(),
      waiting,
    };
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    return { kind: 'faulty', problems: error.problems.map(formatProblem) };
  }
}

/** @throws DataError with all that is wrong in the files. */
async function readSeason(live: LiveSettings): Promise<{
  readonly settings: Settings;
  readonly programs: readonly Program[];
  readonly waiting: readonly string[];
}> {
  const configuration = await live.reread();
  const { settings, waiting } = takeOver(live.current, configuration.settings);
  const { programs, problems } = await readPrograms(settings.programs.map(programFile));
  await complain(configuration, problems, configurationFaults(settings, problems.length > 0 ? null : programs));
  return { settings, programs, waiting };
}

function namesMissing(programs: readonly Program[], among: readonly Program[]): readonly string[] {
  return programs
    .filter(({ id }) => among.every((other) => other.id !== id))
    .map(({ organisation, year }) => `${organisation.name} ${year}`);
}
