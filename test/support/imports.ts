import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseAst } from 'vitest/node';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** A source file with all that it imports, types too. */
export interface SourceFile {
  /** From the root of the repository, e.g. `src/bot/bot.ts`. */
  readonly path: string;
  readonly text: string;
  /** A path from the root for a file of ours, the name as written for a package or a module of Node. */
  readonly imports: readonly string[];
  /** Uses of the machine's clock, timers, chance and locale: `Date.now`, `setTimeout`, `randomBytes`, `Intl.DateTimeFormat`. */
  readonly impurities: readonly string[];
}

/** Every file under `src`. */
export function readSources(): readonly SourceFile[] {
  const paths = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' }).filter((path) =>
    /\.[jt]s$/.test(path),
  );
  return paths.sort().map((path) => parseSource(join('src', path), readFileSync(join(ROOT, 'src', path), 'utf8')));
}

export function parseSource(path: string, text: string): SourceFile {
  const imports: string[] = [];
  const impurities: string[] = [];
  visit(parseAst(text, { lang: 'ts' }), (node) => {
    const module = moduleOf(node);
    if (module !== null)
      imports.push(module.startsWith('.') ? relative(ROOT, join(ROOT, dirname(path), module)) : module);
    const impurity = impurityOf(node);
    if (impurity !== null) impurities.push(impurity);
  });
  return { path, text, imports: [...new Set(imports)], impurities };
}

type Node = Readonly<Record<string, unknown>>;

const IMPORTING = new Set([
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
  'ImportExpression',
  'TSImportType',
]);

/** The module that a statement or expression imports, or null. */
function moduleOf(node: Node): string | null {
  if (!IMPORTING.has(String(node['type']))) return null;
  const source = node['source'] ?? node['argument'];
  if (!isNode(source)) return null;
  const literal = isNode(source['literal']) ? source['literal'] : source;
  if (typeof literal['value'] !== 'string') throw new Error('an import must name its module with a plain string');
  return literal['value'];
}

function impurityOf(node: Node): string | null {
  const { type, callee, object, property } = node;
  if (
    type === 'NewExpression' &&
    nameOf(callee) === 'Date' &&
    Array.isArray(node['arguments']) &&
    node['arguments'].length === 0
  ) {
    return 'new Date()';
  }
  if (type === 'CallExpression' && nameOf(callee) === 'Date') return 'Date()';
  if (type === 'CallExpression' && isFormatOfNow(node)) return 'format() of the present';
  if (type === 'ImportSpecifier' && CHANCE.has(nameOf(node['imported']))) return nameOf(node['imported']);
  if (type === 'CallExpression' && TIMERS.has(nameOf(callee))) return nameOf(callee);
  const member = type === 'MemberExpression' ? `${nameOf(object)}.${nameOf(property)}` : '';
  return MEMBERS.has(member) || member.startsWith('Intl.') ? member : null;
}

const TIMERS = new Set(['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask']);
const CHANCE = new Set(['randomBytes', 'randomInt', 'randomUUID', 'randomFill', 'randomFillSync', 'getRandomValues']);
const MEMBERS = new Set([
  ...['Date.now', 'Math.random', 'performance.now', 'process.hrtime', 'process.uptime'],
  ...['DateTime.now', 'DateTime.local', 'DateTime.utc', 'crypto.randomUUID', 'crypto.getRandomValues'],
]);

/** `format()` without an argument: of Intl's formats, and of no other thing, that is the present. */
function isFormatOfNow({ callee, arguments: values }: Node): boolean {
  const names = ['format', 'formatToParts'];
  return isNode(callee) && names.includes(nameOf(callee['property'])) && Array.isArray(values) && values.length === 0;
}

function nameOf(value: unknown): string {
  return isNode(value) ? String(value['name'] ?? '') : '';
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function visit(value: unknown, see: (node: Node) => void): void {
  if (Array.isArray(value)) for (const item of value) visit(item, see);
  else if (isNode(value)) {
    if (typeof value['type'] === 'string') see(value);
    for (const child of Object.values(value)) visit(child, see);
  }
}
