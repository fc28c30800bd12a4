import { createMemoryPreferences } from '../adapters/memory/memory-preferences.ts';
import { createSimulatedClock } from '../adapters/system/simulated-clock.ts';
import { createProgramIndex, type ProgramIndex } from '../answers/program-index.ts';
import { NO_LIMITS } from '../bot/limiter.ts';
import { PAGE_SIZE } from '../bot/pages.ts';
import type { Language } from '../domain/language/language.ts';
import { layoutLines } from '../domain/text/layout-lines.ts';
import type { Log } from '../ports/log.ts';
import { assembleBot } from './assemble-bot.ts';
import { databaseOnce } from './database-once.ts';
import { lazily } from './lazily.ts';
import { loadPrograms, programFile } from './load-data.ts';
import { loadSettings } from './load-settings.ts';

/** One conversation to hold: lines said by one person in one channel, with the clock standing at `now`. */
export interface AskItem {
  readonly id: string;
  /** Id of a bundled program, or the path of a file. */
  readonly program: string;
  /** UTC instant, ISO 8601. */
  readonly now: string;
  readonly lines: readonly string[];
  /** Null where they are said to the bot alone; a channel if left out. */
  readonly channel?: null;
}

/** What was heard: for each line the lines of the reply, none for silence. */
export interface AskResult {
  readonly id: string;
  readonly replies: readonly (readonly string[])[];
}

const BOT_NICK = 'gsocbot';

/** Holds conversations, each from scratch, on programs that are loaded once, by a bot without a configuration. */
export function createAsker(language: Language, log: Log): (item: AskItem) => Promise<AskResult> {
  const configuration = lazily(() => loadSettings(null));
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
  return async ({ id, program, now, lines, channel = '#channel' }) => {
    const { settings } = await configuration();
    const index = await indexOf(program);
    const clock = createSimulatedClock(Date.parse(now), { now: () => 0 });
    // What is kept in a conversation is forgotten with it.
    const database = databaseOnce(':memory:');
    const { bot } = assembleBot(
      {
        ...{ settings, language, clock, log },
        programs: () => [index.program],
        indexFor: () => index,
        networks: [],
        database: database.open,
      },
      { preferences: createMemoryPreferences(), limits: NO_LIMITS },
    );
    const replies: (readonly string[])[] = [];
    for (const text of lines) {
      const sender = { nick: 'someone', account: null };
      const message = { network: 'ask', channel, sender, text, botNick: BOT_NICK, at: clock.now() };
      const response = await bot.receive(message, async () => null);
      const blocks = [...(response?.here?.blocks ?? []), ...(response?.privately?.blocks ?? [])];
      replies.push(layoutLines(blocks, PAGE_SIZE.maxBytes));
    }
    await database.close();
    return { id, replies };
  };
}
