import type { TerminalStreams } from '../adapters/console/terminal.ts';
import type { Program } from '../domain/program/program.ts';
import type { Log } from '../ports/log.ts';
import { withConsoleCast } from './console-cast.ts';
import { DataError, loadLanguage, loadPrograms, programFile } from './load-data.ts';
import type { Configuration } from './load-settings.ts';
import { mentorFaults, withMentorAccounts } from './mentor-accounts.ts';
import { createProgramIndexes } from './program-indexes.ts';
import type { Running } from './running.ts';

/** Puts everything together and starts it. @throws DataError if data or settings are wrong. */
export async function startBot(configuration: Configuration, streams: TerminalStreams, log: Log): Promise<Running> {
  const { settings } = configuration;
  const language = await loadLanguage();
  const loaded = await loadPrograms(settings.programs.map(programFile));
  await checkMentors(configuration, loaded);
  const [network] = settings.networks;
  const cast = network?.kind === 'console' ? withConsoleCast(settings, network, loaded) : settings;
  const indexes = createProgramIndexes(withMentorAccounts(loaded, cast.mentors), language);
  // Loaded only where there is something to check: the terminal is to be quick.
  if (needsCheck(settings)) {
    const { checkReminders } = await import('./reminder-faults.ts');
    await checkReminders(configuration, indexes.programs);
  }
  // Each way loads what it needs: a terminal has no use for IRC.
  if (network?.kind === 'console') {
    const { startConsole } = await import('./start-console.ts');
    return startConsole(cast, network, { language, indexes, streams, log });
  }
  const { startNetworks } = await import('./start-networks.ts');
  return startNetworks(configuration, { language, indexes, log });
}

async function checkMentors({ settings, file }: Configuration, programs: readonly Program[]): Promise<void> {
  const faults = mentorFaults(programs, settings.mentors);
  if (faults.length === 0) return;
  const { locateFaults } = await import('./locate-faults.ts');
  throw new DataError(await locateFaults(file, faults));
}

function needsCheck({ reminders }: Configuration['settings']): boolean {
  const { texts, channels, posts } = reminders;
  return texts !== undefined || channels.length > 0 || posts.length > 0;
}
