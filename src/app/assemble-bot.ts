import { createCachedPreferences } from '../adapters/memory/cached-preferences.ts';
import type { Database } from '../adapters/sql/open-database.ts';
import { systemRandom } from '../adapters/system/system-random.ts';
import { createPhrasebook } from '../answers/compose/phrasebook.ts';
import type { ProgramIndex } from '../answers/program-index.ts';
import { type Bot, createBot } from '../bot/bot.ts';
import type { BotParts } from '../bot/bot-parts.ts';
import type { RunningInterviews } from '../bot/interviews/running-interviews.ts';
import type { MessageLimits } from '../bot/limiter.ts';
import { createPersonPreferences } from '../bot/person-preferences.ts';
import { createProgramPeople } from '../bot/program-people.ts';
import type { ReminderDesk } from '../bot/reminder-desk.ts';
import { allCommands } from '../commands/all-commands.ts';
import type { Settings } from '../config/settings/schema.ts';
import type { Language } from '../domain/language/language.ts';
import type { Program } from '../domain/program/program.ts';
import type { ChatNetwork } from '../ports/chat-network.ts';
import type { Clock } from '../ports/clock.ts';
import type { IncomingMessage } from '../ports/incoming-message.ts';
import type { Log } from '../ports/log.ts';
import type { PeopleStore } from '../ports/people-store.ts';
import { about } from './about.ts';
import { openPeople } from './open-people.ts';
import { openPreferences } from './open-preferences.ts';
import { createIdleDesk, ofPeople } from './reminder-desk.ts';
import { placesOf } from './reminder-places.ts';
import { type Interviews, openInterviews } from './start-interviews.ts';

/** What a bot is made of, whichever networks it is on. */
export interface BotWorld {
  readonly settings: Settings;
  readonly language: Language;
  /** As they are now: they may be read again. */
  programs(): readonly Program[];
  /** The program that is spoken of where a message was said. @param running where interviews are held. */
  indexFor(message: IncomingMessage, running: RunningInterviews): ProgramIndex;
  readonly networks: readonly ChatNetwork[];
  /** Opens what keeps preferences and accounts. */
  database(): Promise<Database>;
  /** Opens what keeps reminders and interviews; the same database if left out. */
  record?(): Promise<Database>;
  readonly clock: Clock;
  readonly log: Log;
  /** Told that there is something new to be said at once; nobody is if left out. */
  nudge?(): void;
  /** The reminders of a bot that runs; if left out, nothing is said by itself. */
  reminders?(people: PeopleStore): ReminderDesk;
}

export interface AssembledBot {
  readonly bot: Bot;
  /** What the bot was made of. */
  readonly core: BotParts;
  readonly interviews: Interviews;
}

/** Puts a bot together; nothing runs yet. @param other parts in place of those that the world gives. */
export function assembleBot(world: BotWorld, other: Partial<BotParts> = {}): AssembledBot {
  const { settings, language, networks, clock, log, database, record = database, nudge = () => {} } = world;
  const programs = () => other.programs ?? world.programs();
  const say = other.say ?? createPhrasebook(language.replies);
  const people = other.people ?? createProgramPeople(openPeople(database), programs);
  const stored = other.preferences ?? createCachedPreferences(openPreferences(database));
  const preferences = createPersonPreferences(stored, people);
  const prefix = other.prefix ?? settings.prefix;
  const interviews = openInterviews({
    settings: settings.interviews,
    database: record,
    networks: other.networks ?? networks,
    ...{ preferences, people, programs, clock, log, say, prefix, nudge },
  });
  const core: BotParts = {
    commands: allCommands,
    random: systemRandom,
    admins: settings.admins,
    limits: limitsOf(settings),
    privacy: settings.privacy,
    bridges: settings.bridged,
    about: about(clock.now()),
    indexFor: (message) => world.indexFor(message, interviews.parts.runningInterviews),
    networks,
    reminders: world.reminders?.(people) ?? idleDesk(settings, record, programs, say, people),
    ...interviews.parts,
    ...other,
    ...{ say, prefix, people, preferences, clock, log },
    get programs() {
      return programs();
    },
  };
  return { bot: createBot(core), core, interviews };
}

function idleDesk(
  settings: Settings,
  record: () => Promise<Database>,
  programs: () => readonly Program[],
  say: BotParts['say'],
  people: PeopleStore,
): ReminderDesk {
  return createIdleDesk(placesOf(settings, null), async () => {
    const { createStores } = await import('./reminder-stores.ts');
    return ofPeople(createStores(await record(), programs, say), people);
  });
}

/** In the configuration 0 lifts a limit. */
function limitsOf({ limits }: Settings): MessageLimits {
  return {
    perPersonPerMinute: limits.perPersonPerMinute || Infinity,
    perChannelPerMinute: limits.perChannelPerMinute || Infinity,
    guestsPerMinute: limits.guestsPerMinute || Infinity,
  };
}
