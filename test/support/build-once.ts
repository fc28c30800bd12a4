import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './imports.ts';

/** Before all tests: builds the program that those of them start which look at gsocbot as a shell does. */
export function setup(): void {
  const { status } = spawnSync(process.execPath, [join(ROOT, 'tools/build.ts')], { stdio: 'inherit' });
  if (status !== 0) throw new Error('the program could not be built');
}
