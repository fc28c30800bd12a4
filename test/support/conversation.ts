import { createMemoryPreferences } from '../../src/adapters/memory/memory-preferences.ts';
import { createProgramIndex } from '../../src/answers/program-index.ts';
import { assembleBot } from '../../src/app/assemble-bot.ts';
import { databaseOnce } from '../../src/app/database-once.ts';
import type { BotParts } from '../../src/bot/bot-parts.ts';
import { NO_LIMITS } from '../../src/bot/limiter.ts';
import { PAGE_SIZE } from '../../src/bot/pages.ts';
import type { Program } from '../../src/domain/program/program.ts';
import { layoutLines } from '../../src/domain/text/layout-lines.ts';
import type { IncomingMessage } from '../../src/ports/incoming-message.ts';
import { english } from './english.ts';
import { countingRandom, type FixedClock, fixedClock, type LogEntry, recordingLog } from './fakes.ts';
import { orchard } from './programs.ts';
import { settingsFrom } from './settings.ts';

/** How a conversation is set up; what is left out is Orchard on the first day of its applications. */
export interface Setup extends Partial<Omit<BotParts, 'clock' | 'log'>> {
  readonly program?: Program;
  readonly now?: string;
  /** What the network proves of a message; by default the account that its sender shows. */
  readonly proves?: (message: IncomingMessage) => Promise<string | null>;
}

/** People at one bot: what they say goes in, what is heard comes out; what one alone hears is marked so. */
export interface Conversation {
  readonly clock: FixedClock;
  /** Does what time asks of interviews, as the minute's tick does. */
  tick(): Promise<void>;
  /** What was logged above `debug`. */
  readonly log: readonly LogEntry[];
  /** What is heard when somebody says a line; nothing for silence. By default alice says it in #orchard. */
  says(text: string, from?: Partial<IncomingMessage>): Promise<readonly string[]>;
  /** What is heard after the last of several lines, in one piece; empty for silence. */
  hears(lines: readonly string[], from?: Partial<IncomingMessage>): Promise<string>;
}

export const BOT_NICK = 'gsocbot';

export function startConversation({
  program = orchard,
  now = '2030-03-18T10:00:00Z',
  proves = async ({ sender }) => sender.account,
  ...parts
}: Setup = {}): Conversation {
  const clock = fixedClock(now);
  const log = recordingLog();
  const index = createProgramIndex(program, english);
  const database = databaseOnce(':memory:');
  const { bot, interviews } = assembleBot(
    {
      settings: settingsFrom('networks: [{ kind: console, name: test, channel: "#orchard" }]'),
      language: english,
      programs: () => [program],
      indexFor: () => index,
      networks: [],
      database: database.open,
      clock,
      log,
    },
    {
      random: countingRandom(),
      limits: NO_LIMITS,
      preferences: createMemoryPreferences(),
      about: { version: '0.0.0', zoneTables: '2026a', startedAt: clock.now() },
      ...parts,
    },
  );
  const says: Conversation['says'] = async (text, from = {}) => {
    const message = incoming(text, { at: clock.now(), ...from });
    const response = await bot.receive(message, () => proves(message));
    const heard = layoutLines(response?.here?.blocks ?? [], PAGE_SIZE.maxBytes);
    const heardAlone = layoutLines(response?.privately?.blocks ?? [], PAGE_SIZE.maxBytes);
    return [...heard, ...heardAlone.map((line) => `(privately) ${line}`)];
  };
  const hears: Conversation['hears'] = async (lines, from) => {
    let heard: readonly string[] = [];
    for (const line of lines) heard = await says(line, from);
    return heard.join('\n');
  };
  return {
    clock,
    tick: () => interviews.tick(),
    get log() {
      return log.entries.filter(({ level }) => level !== 'debug');
    },
    says,
    hears,
  };
}

/** A line that alice said in #orchard, but for what a test sets. */
export function incoming(text: string, from: Partial<IncomingMessage> = {}): IncomingMessage {
  return {
    network: 'test',
    channel: '#orchard',
    sender: { nick: 'alice', account: null },
    text,
    botNick: BOT_NICK,
    at: 0,
    ...from,
  };
}
