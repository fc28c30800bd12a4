import type { Idea, Level } from '../src/domain/program/idea.ts';
import { parseLevel } from '../src/domain/program/level.ts';
import type { Program } from '../src/domain/program/program.ts';
import { parseSize } from '../src/domain/program/size.ts';

const AREAS = [
  'audio',
  'video',
  'network',
  'storage',
  'scheduler',
  'memory',
  'graphics',
  'compiler',
  'database',
  'crypto',
  'parser',
  'kernel',
  'browser',
  'editor',
  'robot',
  'map',
  'search',
  'cloud',
  'mail',
  'game',
];
const THINGS = [
  'backend',
  'driver',
  'tool',
  'library',
  'plugin',
  'protocol',
  'migration',
  'emulation',
  'snapshot',
  'queue',
  'index',
  'cache',
  'gateway',
  'simulator',
  'debugger',
  'profiler',
  'visualizer',
  'importer',
  'bridge',
  'fuzzer',
];
const LANGUAGES = ['C', 'Rust', 'Python', 'Go', 'Java', 'JavaScript'];
const LEVELS: readonly Level[] = ['beginner', 'intermediate', 'advanced'];
const SIZES = ['90 hours', '175 hours', '350 hours'];

/** The real program with its ideas replaced by `count` made-up ones, each with a name of its own and text of usual length. */
export function generatedProgram(real: Program, count: number): Program {
  const people = Array.from({ length: Math.max(6, Math.floor(count / 3)) }, (_, at) => ({
    id: `person-${at}`,
    name: `${syllables(at)} ${syllables(at * 7 + 3)}son`,
    aliases: [],
    mails: [`person${at}@example.org`],
    nicks: {},
    matrixId: null,
    accounts: [],
    source: 'generated',
  }));
  return {
    ...real,
    id: `generated-${count}`,
    ideas: Array.from({ length: count }, (_, at) => idea(at, people.length)),
    people,
  };
}

function idea(at: number, people: number): Idea {
  const area = pick(AREAS, at);
  const thing = pick(THINGS, Math.floor(at / AREAS.length));
  const name = syllables(at * 13 + 5);
  return {
    slug: `idea-${at}`,
    title: `${capital(name)} ${area} ${thing} for ${capital(syllables(at * 31 + 11))}`,
    aliases: [`${name} ${thing}`, name],
    topics: [area, thing, syllables(at * 3 + 1)],
    status: 'listed',
    summary: `Write a ${thing} that makes the ${area} part of ${name} faster and easier to test.`,
    description: [
      `The ${area} code of ${name} has grown for years; its ${thing} is slow, has few tests and blocks new features such as ${syllables(at * 5)}.`,
      `You will learn how ${name} handles ${area}, design an interface with your mentor, and land it step by step with benchmarks.`,
    ],
    tasks: ['Study the code', 'Write a design', `Implement the ${thing}`, 'Write tests', 'Measure and document'].map(
      (text) => ({ text, label: null, phase: 'internship', optional: false }),
    ),
    stretchGoals: [],
    outcomes: [`A merged ${thing}`],
    links: [{ title: `${name} documentation`, url: `https://example.org/${name}` }],
    size: parseSize(pick(SIZES, at)),
    level: parseLevel(pick(LEVELS, at)),
    languages: [pick(LANGUAGES, at)],
    skills: [`${pick(LANGUAGES, at)} and an interest in ${area}`],
    mentors: [`person-${at % people}`, `person-${(at * 3 + 1) % people}`],
    suggestedBy: [],
    inserted: null,
    reviews: [],
    source: 'generated',
  };
}

function pick<T>(list: readonly T[], at: number): T {
  return list[at % list.length] as T;
}

/** A word that sounds like a project's name, another one for each number. */
function syllables(at: number): string {
  const parts = ['ba', 'ke', 'li', 'mo', 'nu', 'ra', 'se', 'ti', 'vo', 'zu', 'pha', 'qui', 'xe', 'dro', 'gly', 'fro'];
  let word = '';
  for (let rest = at + 17; rest > 0; rest = Math.floor(rest / parts.length)) word += pick(parts, rest);
  return word;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
