import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXCEPTIONS, importCycles, importFaults, purityFaults, ROOM_OF_PACKAGE } from './support/import-rules.ts';
import { parseSource, ROOT, readSources } from './support/imports.ts';

const sources = readSources();

describe('the house', () => {
  it('has imports that point down only, each package in its one room', () => {
    const faults = sources.flatMap(importFaults);

    expect(sources.length).toBeGreaterThan(100);
    expect(faults).toEqual([]);
  });

  it('reads the clock and draws chance in adapters/system alone', () => {
    const faults = sources.flatMap(purityFaults);

    expect(faults).toEqual([]);
  });

  it('has a room for every package it depends on', () => {
    const manifest: unknown = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    const names =
      typeof manifest === 'object' && manifest !== null && 'dependencies' in manifest
        ? Object.keys(manifest.dependencies ?? {})
        : [];

    expect(names).toContain('zod');
    expect(names.filter((name) => ROOM_OF_PACKAGE[name] === undefined)).toEqual([]);
    expect(Object.keys(ROOM_OF_PACKAGE).filter((name) => !names.includes(name))).toEqual([]);
  });

  it('makes no exception that nobody needs', () => {
    const unused = EXCEPTIONS.filter(
      ({ path, impurity }) => !sources.some((file) => file.path === path && file.impurities.includes(impurity)),
    );

    expect(unused).toEqual([]);
  });

  it('has no circles of imports, of types neither', () => {
    const cycles = importCycles(sources);

    expect(cycles).toEqual([]);
  });
});

describe('the check itself', () => {
  it.each([
    [
      'src/domain/program/idea.ts',
      "import type { Bot } from '../../bot/bot.ts';",
      'src/bot/bot.ts: domain must not import bot',
    ],
    ['src/answers/answer.ts', "import { run } from '../app/run.ts';", 'src/app/run.ts: answers must not import app'],
    ['src/bot/bot.ts', "export * from '../commands/help.ts';", 'src/commands/help.ts: bot must not import commands'],
    [
      'src/bot/bot.ts',
      "const late = await import('../commands/help.ts');",
      'src/commands/help.ts: bot must not import commands',
    ],
    [
      'src/ports/log.ts',
      "type Answer = import('../answers/answer.ts').Answer;",
      'src/answers/answer.ts: ports must not import answers',
    ],
    [
      'src/config/schema.ts',
      "import '../adapters/yaml/parse-yaml.ts';",
      'src/adapters/yaml/parse-yaml.ts: config must not import adapters/yaml',
    ],
    [
      'src/adapters/irc/a.ts',
      "import '../sql/open.ts';",
      'src/adapters/sql/open.ts: adapters/irc must not import adapters/sql',
    ],
    [
      'src/adapters/irc/a.ts',
      "import '../../config/schema.ts';",
      'src/config/schema.ts: adapters/irc must not import config',
    ],
    ['src/bot/bot.ts', "import { z } from 'zod';", 'zod: the package zod belongs to config'],
    [
      'src/bot/bot.ts',
      "import x from '@scope/new/deep';",
      '@scope/new/deep: no room is named for the package @scope/new',
    ],
    ['src/domain/a.ts', "import { join } from 'node:path';", 'node:path: domain has no module of Node'],
    ['src/attic/a.ts', "import '../domain/a.ts';", 'src/domain/a.ts: the room attic is not in the table'],
  ])('complains when %s says %s', (path, text, complaint) => {
    const faults = importFaults(parseSource(path, text));

    expect(faults).toEqual([`${path} imports ${complaint}`]);
  });

  it.each([
    ['src/app/start.ts', "import '../adapters/sql/open-database.ts';"],
    ['src/main.ts', "import { run } from './app/command-line.ts';"],
    ['src/adapters/sql/a.ts', "import './migrations/b.ts'; import 'knex';"],
    ['src/bot/a.ts', "// import 'zod'\nexport const text = \"import '../commands/a.ts'\";"],
  ])('is content when %s says %s', (path, text) => {
    expect(importFaults(parseSource(path, text))).toEqual([]);
  });

  it.each([
    ['const at = Date.now();', 'Date.now'],
    ['const chance = Math.random() < 0.5;', 'Math.random'],
    ['const year = new Date().getFullYear();', 'new Date()'],
    ['const text = Date();', 'Date()'],
    ['setTimeout(run, 5);', 'setTimeout'],
    ['setInterval(run, 5);', 'setInterval'],
    ['setImmediate(run);', 'setImmediate'],
    ["import { randomUUID } from 'node:crypto';", 'randomUUID'],
    ['const id = crypto.randomUUID();', 'crypto.randomUUID'],
    ['const now = DateTime.now();', 'DateTime.now'],
    ['const now = DateTime.local();', 'DateTime.local'],
    ['const text = clock.format();', 'format() of the present'],
    ['const [s] = process.hrtime();', 'process.hrtime'],
    ["const text = new Intl.DateTimeFormat('en').format(at);", 'Intl.DateTimeFormat'],
  ])('finds the impurity in %s', (text, impurity) => {
    const faults = purityFaults(parseSource('src/domain/a.ts', text));

    expect(faults).toEqual([`src/domain/a.ts uses ${impurity}: the clock and chance are in adapters/system`]);
  });

  it('lets answers look up zones, and the domain take text apart into characters', () => {
    const zones = parseSource('src/answers/a.ts', "const text = new Intl.DateTimeFormat('en').format(at);");
    const characters = parseSource('src/domain/a.ts', "const parts = new Intl.Segmenter('en').segment(text);");

    expect([zones, characters].flatMap(purityFaults)).toEqual([]);
  });

  it('lets a date be made from an instant', () => {
    expect(purityFaults(parseSource('src/domain/a.ts', 'const date = new Date(0);'))).toEqual([]);
  });

  it('finds a circle that only types make', () => {
    const first = parseSource('src/bot/a.ts', "import type { B } from './b.ts';");
    const second = parseSource('src/bot/b.ts', "export type { A } from './a.ts';");

    expect(importCycles([first, second])).toEqual(['src/bot/a.ts > src/bot/b.ts > src/bot/a.ts']);
  });
});
