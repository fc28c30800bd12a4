import type { Knex } from 'knex';
import { preferences } from './0001-preferences.ts';
import { outbox } from './0002-outbox.ts';
import { plans } from './0004-plans.ts';
import { personalReminders } from './0005-personal-reminders.ts';
import { interviews } from './0010-interviews.ts';
import { people } from './0020-people.ts';
import { anchoredReminders } from './0021-anchored-reminders.ts';
import { outboxIndexes } from './0022-outbox-indexes.ts';
import { secondChances } from './0030-second-chances.ts';
import { oneAtATime } from './0031-one-at-a-time.ts';
import { interviewPlaces } from './0040-interview-places.ts';
import { saidEvents } from './0050-said-events.ts';
import { peopleIds } from './0051-people-ids.ts';
import { lastSeen } from './0052-last-seen.ts';
import { forgottenWords } from './0060-forgotten-words.ts';
import { askedMoves } from './0075-asked-moves.ts';
import type { Migration } from './migration.ts';

const all: readonly Migration[] = [
  preferences,
  outbox,
  plans,
  personalReminders,
  interviews,
  people,
  anchoredReminders,
  outboxIndexes,
  secondChances,
  oneAtATime,
  interviewPlaces,
  saidEvents,
  peopleIds,
  lastSeen,
  forgottenWords,
  askedMoves,
];

/** The steps as knex wants them (https://knexjs.org/guide/migrations.html#custom-migration-sources); there is no way back. */
export const migrations: Knex.MigrationSource<Migration> = {
  getMigrations: async () => [...all],
  getMigrationName: (migration) => migration.name,
  getMigration: async (migration) => ({ up: migration.up, down: async () => {} }),
};
