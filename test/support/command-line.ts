import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { ROOT } from './imports.ts';

/** What a process of ours ended with. */
export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

/** A process under way. */
export interface Running {
  readonly child: ChildProcessWithoutNullStreams;
  readonly ended: Promise<Outcome>;
  /** Resolves when standard output has the text. */
  prints(text: string): Promise<void>;
}

/** Starts gsocbot as a shell would, as it was built. @param cwd where it is run. */
export function startGsocbot(args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = {}): Running {
  const child = spawn(process.execPath, [join(ROOT, 'build/main.js'), ...args], {
    cwd,
    env: { ...process.env, ...env },
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  let out = '';
  let error = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    error += text;
  });
  const ended = once(child, 'close').then(
    ([code]): Outcome => ({ code: typeof code === 'number' ? code : null, out, error }),
  );
  const prints = async (text: string) => {
    while (!out.includes(text)) {
      const more = once(child.stdout, 'data');
      await Promise.race([
        more,
        ended.then(() => Promise.reject(new Error(`it ended without printing "${text}": ${out}${error}`))),
      ]);
    }
  };
  return { child, ended, prints };
}

/** Runs gsocbot to its end. @param input for its standard input. */
export async function runGsocbot(
  args: readonly string[],
  cwd: string,
  input = '',
  env: NodeJS.ProcessEnv = {},
): Promise<Outcome> {
  const { child, ended } = startGsocbot(args, cwd, env);
  child.stdin.end(input);
  return ended;
}
