import { createMemoryPreferences } from '../adapters/memory/memory-preferences.ts';
import { createSimulatedClock } from '../adapters/system/simulated-clock.ts';
import { systemRandom } from '../adapters/system/system-random.ts';
import { createPhrasebook } from '../answers/compose/phrasebook.ts';
import { createProgramIndex, type ProgramIndex } from '../answers/program-index.ts';
import { createBot } from '../bot/bot.ts';
import { NO_LIMITS } from '../bot/limiter.ts';
import { PAGE_SIZE } from '../bot/pages.ts';
import { allCommands } from '../commands/all-commands.ts';
import type { Language } from '../domain/language/language.ts';
import { layoutLines } from '../domain/text/layout-lines.ts';
import type { Log } from '../ports/log.ts';
import { about } from './about.ts';
import { forgetfulDatabase } from './lazy-store.ts';
import { loadPrograms, programFile } from './load-data.ts';
import { openPeople } from './open-people.ts';
import { createMemoryDesk } from './reminder-desk.ts';
import { openInterviews } from './start-interviews.ts';

/** One conversation to hold: lines said by one person in one channel, with the clock standing at `now`. */
export interface AskItem {
  readonly id: string;
  /** Id of a bundled program, or the path of a file. */
  readonly program: string;
  /** UTC instant, ISO 8601. */
  readonly now: string;
  readonly lines: readonly string[];
}

/** What was heard: for each line the lines of the reply, none for silence. */
export interface AskResult {
  readonly id: string;
  readonly replies: readonly (readonly string[])[];
}

const BOT_NICK = 'gsocbot';

/** Holds conversations, each from scratch, on programs that are loaded once. */
export function createAsker(language: Language, log: Log): (item: AskItem) => Promise<AskResult> {
  const say = createPhrasebook(language.replies);
  const indexes = new Map<string, ProgramIndex>();
  const indexOf = async (id: string): Promise<ProgramIndex> => {
    const known = indexes.get(id);
    if (known) return known;
    const [program] = await loadPrograms([programFile(id)]);
    if (!program) throw new Error(`no program was loaded for ${id}`);
    const index = createProgramIndex(program, language);
    indexes.set(id, index);
    return index;
  };
  return async (item) => {
    const index = await indexOf(item.program);
    const now = Date.parse(item.now);
    const clock = createSimulatedClock(now, { now: () => 0 });
    const preferences = createMemoryPreferences();
    const people = openPeople(forgetfulDatabase);
    const programs = [index.program];
    const bot = createBot({
      commands: allCommands,
      say,
      indexFor: () => index,
      programs,
      networks: [],
      preferences,
      people,
      clock,
      random: systemRandom,
      log,
      prefix: '!',
      admins: [],
      limits: NO_LIMITS,
      privacy: { mails: 'channel' },
      bridges: [],
      reminders: createMemoryDesk([], programs, say),
      ...openInterviews({
        database: forgetfulDatabase,
        preferences,
        people,
        programs: () => programs,
        clock,
        say,
        prefix: '!',
        nudge: () => {},
        log,
      }).parts,
      about: about(now),
    });
    const replies: (readonly string[])[] = [];
    for (const text of item.lines) {
      const sender = { nick: 'someone', account: null };
      const response = await bot.receive(
        { network: 'ask', channel: '#channel', sender, text, botNick: BOT_NICK, at: now },
        async () => null,
      );
      const blocks = [...(response?.here?.blocks ?? []), ...(response?.privately?.blocks ?? [])];
      replies.push(layoutLines(blocks, PAGE_SIZE.maxBytes));
    }
    return { id: item.id, replies };
  };
}
