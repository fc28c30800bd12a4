import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';

/** The folder of this checkout: of the nearest package.json above, whether the source runs or what was built of it. */
const ROOT = dirname(findPackageJSON(import.meta.url) ?? '.');

/** The path of something in this checkout. */
export function inCheckout(...path: readonly string[]): string {
  return join(ROOT, ...path);
}
