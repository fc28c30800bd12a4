import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, statSync, symlinkSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../support/imports.ts';
import { tempFolder } from '../support/temp-folder.ts';

const BUILD = join(ROOT, 'build');

/** A folder with some of what is in the checkout, and with its libraries. */
function copyOf(...parts: readonly string[]): string {
  const folder = tempFolder();
  for (const part of parts) cpSync(join(ROOT, part), join(folder, part), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

const run = (folder: string, ...words: readonly string[]) =>
  spawnSync(process.execPath, words, { cwd: folder, encoding: 'utf8' });

/** The program and all that it may load; older files may lie beside them. */
function filesOfProgram(): readonly string[] {
  const found = new Set(['main.js']);
  for (const name of found)
    for (const [, other] of readFileSync(join(BUILD, name), 'utf8').matchAll(/["'`]\.\/([\w-]+\.js)["'`]/g))
      found.add(other ?? '');
  return [...found];
}

describe('the built program', () => {
  it('needs no source, as in a container', () => {
    const folder = copyOf('package.json', 'data', 'build');

    const { status, stdout, stderr } = run(folder, 'build/main.js', 'ask', 'who mentors the sound project?');

    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('Dorinda Bassey');
  });

  it('has no character for which its text would be kept at twice the size', () => {
    const files = filesOfProgram();

    expect(files.length).toBeGreaterThan(20);
    expect(files.filter((name) => /[^\0-\xff]/.test(readFileSync(join(BUILD, name), 'utf8')))).toEqual([]);
  });
});

describe('npm start', () => {
  it('builds when there is nothing built, and again only after a change', { timeout: 120_000 }, () => {
    const folder = copyOf('package.json', 'package-lock.json', 'src', 'tools', 'data');
    const built = () => {
      expect(run(folder, 'src/bootstrap.js', 'build/main.js', '--version').status).toBe(0);
      return statSync(join(folder, 'build/main.js')).mtimeMs;
    };

    const first = built();
    const second = built();
    utimesSync(join(folder, 'src/main.ts'), Date.now() / 1_000 + 5, Date.now() / 1_000 + 5);
    const third = built();

    expect(second).toBe(first);
    expect(third).toBeGreaterThan(second);
  });
});
