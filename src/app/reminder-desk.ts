import { createPending } from '../bot/pending.ts';
import { createPersonReminders } from '../bot/person-reminders.ts';
import type { DeskChannel, ReminderDesk, ReminderStores } from '../bot/reminder-desk.ts';
import type { Settings } from '../config/settings/schema.ts';
import type { PeopleStore } from '../ports/people-store.ts';
import { formatProblem } from '../ports/source-document.ts';
import { lazily } from './lazily.ts';
import { DataError, loadPrograms, programFile } from './load-data.ts';
import { withMentorAccounts } from './mentor-accounts.ts';
import { sharedIdFaults } from './mentor-faults.ts';
import type { ProgramIndexes } from './program-indexes.ts';
import { placesOf } from './reminder-places.ts';
import type { RunningReminders } from './start-reminders.ts';

/** What commands use of the reminders of a running bot. */
export function createDesk(
  settings: Settings,
  indexes: ProgramIndexes,
  running: Pick<RunningReminders, 'machine' | 'nudge'>,
  people: PeopleStore,
): ReminderDesk {
  return {
    channels: placesOf(settings, null).map(({ network, channel }) => ({ network, channel })),
    pending: createPending(),
    stores: async () => ofPeople(await running.machine(), people),
    nudge: running.nudge,
    reload: () => reloadPrograms(settings, indexes, running),
  };
}

/** What somebody asked for by one account is theirs by all that they have linked to it. */
export function ofPeople(stores: ReminderStores, people: PeopleStore): ReminderStores {
  return { ...stores, reminders: createPersonReminders(stores.reminders, people) };
}

/** Reads the programs again and plans by them. @returns what is wrong with them; then the old ones stay. */
export async function reloadPrograms(
  settings: Settings,
  indexes: ProgramIndexes,
  running: Pick<RunningReminders, 'nudge'>,
): Promise<readonly string[]> {
  try {
    const programs = await loadPrograms(settings.programs.map(programFile));
    const faults = sharedIdFaults(programs);
    if (faults.length > 0) return faults.map(({ message }) => message);
    indexes.replace(withMentorAccounts(programs, settings));
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    return error.problems.map(formatProblem);
  }
  void running.nudge();
  return [];
}

/** The desk of a bot that says nothing by itself: in conversations from a file, and in tests. @param stores opens the record. */
export function createIdleDesk(channels: readonly DeskChannel[], stores: () => Promise<ReminderStores>): ReminderDesk {
  return { channels, pending: createPending(), stores: lazily(stores), nudge: async () => {}, reload: async () => [] };
}
