import type { TerminalStreams } from '../adapters/console/terminal.ts';
import { systemClock } from '../adapters/system/system-clock.ts';
import type { Fault } from '../config/settings/cross-faults.ts';
import type { Settings } from '../config/settings/schema.ts';
import type { Program } from '../domain/program/program.ts';
import type { Log } from '../ports/log.ts';
import { withConsoleCast } from './console-cast.ts';
import { loadLanguage, programFile, readPrograms } from './load-data.ts';
import type { Configuration } from './load-settings.ts';
import { complain } from './locate-faults.ts';
import { withMentorAccounts } from './mentor-accounts.ts';
import { createProgramIndexes } from './program-indexes.ts';
import type { Running } from './running.ts';

/** Puts everything together and starts it. @param reread gives the configuration as its file has it later. @throws DataError with everything that is wrong in data or settings. */
export async function startBot(
  configuration: Configuration,
  streams: TerminalStreams,
  log: Log,
  reread?: () => Promise<Configuration>,
): Promise<Running> {
  const { settings } = configuration;
  const [network] = settings.networks;
  const language = await loadLanguage();
  const { programs, problems } = await readPrograms(settings.programs.map(programFile));
  const known = problems.length > 0 ? null : programs;
  // Each way loads what it needs: a terminal has no use for IRC, and is to be quick.
  if (network?.kind === 'console') {
    await complain(configuration, problems, needsCheck(settings) ? await faultsOf(settings, known) : []);
    const cast = withConsoleCast(settings, network, programs);
    const indexes = createProgramIndexes(withMentorAccounts(programs, cast), language);
    const { startConsole } = await import('./start-console.ts');
    return startConsole(cast, network, { language, indexes, streams, log });
  }
  const { readNetworks } = await import('./read-networks.ts');
  const networks = readNetworks(configuration, language);
  await complain(configuration, problems, [...(await faultsOf(settings, known)), ...networks.faults]);
  const indexes = createProgramIndexes(withMentorAccounts(programs, settings), language);
  const { startNetworks } = await import('./start-networks.ts');
  return startNetworks(settings, { networks, language, indexes, clock: systemClock, log, ...(reread && { reread }) });
}

async function faultsOf(settings: Settings, programs: readonly Program[] | null): Promise<readonly Fault[]> {
  const { configurationFaults } = await import('./configuration-faults.ts');
  return configurationFaults(settings, programs);
}

function needsCheck({ mentors, reminders }: Settings): boolean {
  const { texts, channels, posts } = reminders;
  return texts !== undefined || channels.length + posts.length + Object.keys(mentors).length > 0;
}
