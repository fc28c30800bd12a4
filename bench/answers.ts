/** What answers cost: latency of a mix of commands and questions, and the index behind them, by the number of ideas. */

import { createMemoryPreferences } from '../src/adapters/memory/memory-preferences.ts';
import { createProgramIndex, type ProgramIndex } from '../src/answers/program-index.ts';
import { assembleBot } from '../src/app/assemble-bot.ts';
import { databaseOnce } from '../src/app/database-once.ts';
import { loadLanguage, loadPrograms, programFile } from '../src/app/load-data.ts';
import { loadSettings } from '../src/app/load-settings.ts';
import { NO_LIMITS } from '../src/bot/limiter.ts';
import type { Language } from '../src/domain/language/language.ts';
import type { Program } from '../src/domain/program/program.ts';
import { generatedProgram } from './generated-program.ts';
import { percentile, type Row } from './report.ts';

const NOW = Date.parse('2024-03-25T10:00Z');
const SILENT = { debug() {}, info() {}, warn() {}, error() {} };
const ROUNDS = 100;
/** Rounds that are not counted: the compiler needs them to get going. */
const WARM_UP = 30;

/** Said to every program. */
const COMMON = [
  '!ideas',
  '!ideas rust',
  '!ideas c 350',
  '!ideas not c',
  '!dates',
  '!next',
  '!apply',
  '!mentors',
  '!help',
  'gsocbot: which ideas are in Rust?',
  'gsocbot: am I too late to apply?',
  'gsocbot: how many days are left',
  'gsocbot: is it paid?',
  'gsocbot: what is the weather in Berlin',
  'gsocbot: what must be in my proposal',
  'gsocbot: whihc project is the hardset',
  'somebody: just chatting about migration',
  'gsocbot: can i propose my own idea',
  'gsocbot: any beginner project about storage?',
];

/** Questions about ideas of the program by name. */
function ownQuestions(program: Program): readonly string[] {
  const ideas = [program.ideas[0], program.ideas.at(-1), program.ideas[Math.floor(program.ideas.length / 2)]];
  return ideas.flatMap((idea) => {
    const name = idea?.aliases[0] ?? idea?.title ?? '';
    return [
      `!idea ${name}`,
      `gsocbot: who mentors ${name}`,
      `gsocbot: how hard is ${name}?`,
      `gsocbot: tell me about ${name.slice(0, 3)}${name.slice(4)}`,
      'gsocbot: link?',
    ];
  });
}

export async function measureAnswers(sizes: readonly number[]): Promise<readonly Row[]> {
  const language = await loadLanguage();
  const programs = await loadPrograms(['qemu-2024', 'qemu-2017', 'xen-2013'].map(programFile));
  const rows: Row[] = [];
  for (const program of programs) rows.push(await measure(program, program.id, language));
  const [real] = programs;
  if (real)
    for (const size of sizes)
      rows.push(await measure(generatedProgram(real, size), `${size.toLocaleString('en')} generated ideas`, language));
  return rows;
}

async function measure(program: Program, name: string, language: Language): Promise<Row> {
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  const startedAt = performance.now();
  const index = createProgramIndex(program, language);
  const indexMs = performance.now() - startedAt;
  globalThis.gc?.();
  const heapMiB = (process.memoryUsage().heapUsed - before) / 2 ** 20;
  const times = await latencies(index, [...COMMON, ...ownQuestions(program)]);
  return {
    name,
    'index ms': indexMs.toFixed(0),
    'index MiB': heapMiB.toFixed(1),
    'p50 ms': percentile(times, 50).toFixed(3),
    'p99 ms': percentile(times, 99).toFixed(3),
    'max ms': percentile(times, 100).toFixed(2),
  };
}

async function latencies(index: ProgramIndex, lines: readonly string[]): Promise<readonly number[]> {
  const { settings } = await loadSettings(null);
  const { bot } = assembleBot(
    {
      ...{ settings, language: index.language, log: SILENT },
      clock: { now: () => NOW },
      programs: () => [index.program],
      indexFor: () => index,
      networks: [],
      database: databaseOnce(':memory:').open,
    },
    { preferences: createMemoryPreferences(), limits: NO_LIMITS },
  );
  const times: number[] = [];
  for (let round = 0; round < ROUNDS + WARM_UP; round += 1) {
    for (const text of lines) {
      const sender = { nick: `nick${round}`, account: null };
      const startedAt = performance.now();
      const message = { network: 'bench', channel: '#bench', sender, text, botNick: 'gsocbot', at: NOW };
      await bot.receive(message, async () => null);
      if (round >= WARM_UP) times.push(performance.now() - startedAt);
    }
  }
  return times;
}
