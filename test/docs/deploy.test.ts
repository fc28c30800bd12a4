import { spawnSync } from 'node:child_process';
import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../support/imports.ts';
import { tempFolder } from '../support/temp-folder.ts';

const textOf = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const launcher = textOf('bin/gsocbot');
const bootstrap = textOf('src/bootstrap.js');

describe('however the bot is started', () => {
  it('it runs with the flags that npm start gives', () => {
    const given = /const FLAGS = \[([^\]]*)\]/.exec(bootstrap)?.[1] ?? '';
    const flags = [...given.matchAll(/'(--[^']+)'/g)].map(([, flag]) => flag);

    expect(flags.length).toBeGreaterThan(0);
    expect(launcher).toContain(`exec "$node" ${flags.join(' ')} "$built" "$@"`);
    for (const file of ['Dockerfile', 'deploy/gsocbot.service']) expect(textOf(file)).not.toContain('main.ts');
  });

  it('it runs with the variables that npm start sets', () => {
    const given = /env: \{(.*?)\.\.\.process\.env/.exec(bootstrap)?.[1] ?? '';
    const names = [...given.matchAll(/([A-Z_]+):/g)].map(([, name = '']) => name);

    expect(names).toContain('NODE_COMPILE_CACHE');
    for (const name of names) expect(launcher).toContain(`${name}=\${${name}-`);
    expect(/MALLOC_ARENA_MAX: '(\d+)'/.exec(given)?.[1]).toBe(/MALLOC_ARENA_MAX-(\d+)/.exec(launcher)?.[1]);
  });

  it('it runs on the Node that package.json pins, in a container too', () => {
    const { devDependencies } = JSON.parse(textOf('package.json'));

    expect(/^ARG NODE_VERSION=(.*)$/m.exec(textOf('Dockerfile'))?.[1]).toBe(devDependencies.node);
    expect(textOf('Dockerfile').match(/^FROM .*$/gm)).toEqual([
      // biome-ignore lint/suspicious/noTemplateCurlyInString: Docker's own variable
      'FROM node:${NODE_VERSION}-bookworm-slim AS build',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: as above
      'FROM node:${NODE_VERSION}-bookworm-slim',
    ]);
  });
});

describe('the command gsocbot', () => {
  it('is the same from any folder, also by a link to it', () => {
    const folder = tempFolder();
    symlinkSync(join(ROOT, 'bin/gsocbot'), join(folder, 'gsocbot'));

    const { status, stdout } = spawnSync(join(folder, 'gsocbot'), ['--version'], { cwd: folder, encoding: 'utf8' });

    expect([status, stdout]).toEqual([0, `${JSON.parse(textOf('package.json')).version}\n`]);
  });

  it('ends as the subcommand does', () => {
    const { status, stderr } = spawnSync(join(ROOT, 'bin/gsocbot'), ['nonsense'], { encoding: 'utf8' });

    expect([status, stderr]).toEqual([2, expect.stringContaining('there is no subcommand "nonsense"')]);
  });
});
