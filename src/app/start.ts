import type { TerminalStreams } from '../adapters/console/terminal.ts';
import type { Program } from '../domain/program/program.ts';
import type { Log } from '../ports/log.ts';
import { DataError, loadLanguage, loadPrograms, programFile } from './load-data.ts';
import type { Configuration } from './load-settings.ts';
import { createProgramIndexes } from './program-indexes.ts';
import type { Running } from './running.ts';

/** Puts everything together and starts it. @throws DataError if data or settings are wrong. */
export async function startBot(configuration: Configuration, streams: TerminalStreams, log: Log): Promise<Running> {
  const { settings } = configuration;
  const language = await loadLanguage();
  const indexes = createProgramIndexes(await loadPrograms(settings.programs.map(programFile)), language);
  await checkReminders(configuration, indexes.programs);
  const [network] = settings.networks;
  // Each way loads what it needs: a terminal has no use for IRC.
  if (network?.kind === 'console') {
    const { startConsole } = await import('./start-console.ts');
    return startConsole(settings, network, { language, indexes, streams, log });
  }
  const { startNetworks } = await import('./start-networks.ts');
  return startNetworks(configuration, { language, indexes, log });
}

/** What reminders need of the configuration beyond its form; what is needed to see it is loaded only where there is something to see. */
async function checkReminders({ settings, file }: Configuration, programs: readonly Program[]): Promise<void> {
  const { texts, channels, posts } = settings.reminders;
  if (texts === undefined && channels.length === 0 && posts.length === 0) return;
  const { reminderFaults } = await import('./reminder-faults.ts');
  const faults = reminderFaults(
    settings,
    programs.map(({ id }) => id),
  );
  if (faults.length === 0) return;
  const { locateFaults } = await import('./locate-faults.ts');
  throw new DataError(await locateFaults(file, faults));
}
