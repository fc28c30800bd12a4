import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from './support/imports.ts';

interface Package {
  readonly version?: string;
  readonly resolved?: string;
  readonly link?: boolean;
  readonly dev?: boolean;
  readonly hasInstallScript?: boolean;
}

const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
  readonly packages: Readonly<Record<string, Package>>;
};
const all = Object.entries(packages).filter(([path]) => path !== '');
const nameOf = (path: string) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

describe('the lockfile', () => {
  it('lets only sqlite3 and the runtime run something while they are installed', () => {
    const names = all.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => nameOf(path));

    expect(names.sort()).toEqual(['node', 'sqlite3']);
  });

  it('has the stand-ins of vendor/ in place of what they stand in for, and no second copy of it', () => {
    const stood = ['@matrix-org/matrix-sdk-crypto-nodejs', 'request', 'request-promise', 'core-js', 'prebuild-install'];
    const found = all.filter(([path]) => stood.includes(nameOf(path))).map(([path, { resolved }]) => [path, resolved]);

    expect(found.sort()).toEqual([
      ['node_modules/@matrix-org/matrix-sdk-crypto-nodejs', 'vendor/matrix-sdk-crypto'],
      ['node_modules/core-js', 'vendor/core-js'],
      ['node_modules/prebuild-install', 'vendor/prebuild-install'],
      ['node_modules/request', 'vendor/request'],
      ['node_modules/request-promise', 'vendor/request-promise'],
    ]);
  });

  it('has no tough-cookie and no form-data, of which old versions have known holes', () => {
    const names = all.map(([path]) => nameOf(path));

    expect(names).toContain('matrix-bot-sdk');
    expect(names.filter((name) => name === 'tough-cookie' || name === 'form-data')).toEqual([]);
  });

  it('names no registry: only folders of this checkout are named as a source', () => {
    const sources = all.flatMap(([, { resolved }]) => resolved ?? []);

    expect(sources.filter((source) => !source.startsWith('vendor/'))).toEqual([]);
  });
});

describe('what is installed', () => {
  it('has no native code but that of sqlite3, tools for development aside', () => {
    const used = all.filter(([path, { dev, link }]) => !dev && !link && existsSync(join(ROOT, path)));
    const native = used.filter(([path]) => globSync(join(ROOT, path, '**/*.node')).length > 0);

    expect(used.length).toBeGreaterThan(100);
    expect(native.map(([path]) => nameOf(path))).toEqual(['sqlite3']);
  });
});
