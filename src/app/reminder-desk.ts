import { createPending } from '../bot/pending.ts';
import { createPersonReminders } from '../bot/person-reminders.ts';
import type { DeskChannel, Reload, ReminderDesk, ReminderStores } from '../bot/reminder-desk.ts';
import type { PeopleStore } from '../ports/people-store.ts';
import { lazily } from './lazily.ts';
import { reloadSeason, type Season } from './reload-season.ts';
import { placesOf } from './reminder-places.ts';
import type { RunningReminders } from './start-reminders.ts';

/** What commands use of the reminders of a running bot. */
export function createDesk(
  season: Season,
  running: Pick<RunningReminders, 'machine' | 'nudge'>,
  people: PeopleStore,
): ReminderDesk {
  return {
    channels: placesOf(season.live.current, null).map(({ network, channel }) => ({ network, channel })),
    pending: createPending(),
    stores: async () => ofPeople(await running.machine(), people),
    nudge: running.nudge,
    reload: () => reloadSeason(season),
  };
}

/** What somebody asked for by one account is theirs by all that they have linked to it. */
export function ofPeople(stores: ReminderStores, people: PeopleStore): ReminderStores {
  return { ...stores, reminders: createPersonReminders(stores.reminders, people) };
}

const NOTHING_NEW: Reload = { kind: 'done', count: 1, added: [], gone: [], dates: [], waiting: [] };

/** The desk of a bot that says nothing by itself: in conversations from a file, and in tests. @param stores opens the record. */
export function createIdleDesk(channels: readonly DeskChannel[], stores: () => Promise<ReminderStores>): ReminderDesk {
  return {
    channels,
    pending: createPending(),
    stores: lazily(stores),
    nudge: async () => {},
    reload: async () => NOTHING_NEW,
  };
}
