import type { IrcServer } from './irc-server.ts';

/** A kind of server that tests run against. */
export interface ServerKind {
  readonly name: string;
  make(): Promise<IrcServer>;
  /** Why it can't be run here; null if it can. */
  readonly why: string | null;
}

/**
 * Whether the tests of a server are to be skipped: where it is missing, on a machine of somebody who just runs the tests.
 *
 * @param why it can't be run; null if it can.
 * @throws in continuous integration (`CI=true`), where nothing may be missing.
 */
export function isSkipped(name: string, why: string | null): boolean {
  if (why === null) return false;
  if (process.env['CI'] === 'true') throw new Error(`${name} can't be tested: ${why}`);
  process.stderr.write(`skipped: tests with ${name} (${why})\n`);
  return true;
}
