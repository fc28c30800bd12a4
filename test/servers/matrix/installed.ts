import { existsSync, globSync, readlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { UNPACKED } from '../irc/installed.ts';

const ROOT = join(UNPACKED, 'synapse', 'root');

/** Why Synapse cannot be run here; null if it can. */
export function whyUnavailable(): string | null {
  return existsSync(join(ROOT, '.installed')) ? null : `${ROOT} missing; run test/servers/install.sh`;
}

/**
 * The command that runs the unpacked Python through the unpacked loader, so that this machine's libraries do not matter.
 *
 * @param words what the interpreter is given.
 */
export function pythonCommand(words: readonly string[]): readonly string[] {
  const python = join(ROOT, 'usr/bin', readlinkSync(join(ROOT, 'usr/bin/python3')));
  const [loader] = globSync(join(ROOT, 'usr/lib/*-linux-gnu*/ld-linux*.so.*'));
  if (loader === undefined) throw new Error(`no dynamic loader under ${ROOT}`);
  return [loader, '--library-path', dirname(loader), python, ...words];
}

/** An environment of its own: one that leaves compiled files unwritten costs five seconds at each start. */
export function pythonEnvironment(): Readonly<Record<string, string>> {
  return {
    PATH: process.env['PATH'] ?? '/usr/bin:/bin',
    HOME: tmpdir(),
    LANG: 'C.UTF-8',
    PYTHONHOME: join(ROOT, 'usr'),
    PYTHONNOUSERSITE: '1',
  };
}
