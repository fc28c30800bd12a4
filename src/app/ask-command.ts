import { createInterface } from 'node:readline';
import { systemClock } from '../adapters/system/system-clock.ts';
import { parseInstant } from '../domain/program/time-point.ts';
import { formatProblem } from '../ports/source-document.ts';
import { type AskItem, createAsker } from './ask-jsonl.ts';
import { EXIT } from './exit-codes.ts';
import { createLazyLog } from './lazy-log.ts';
import { DataError, loadLanguage } from './load-data.ts';
import type { AskOptions } from './options.ts';

/** Answers one question, or the conversations on standard input. @returns the exit code. */
export async function ask(question: string, options: AskOptions): Promise<number> {
  const asker = createAsker(await loadLanguage(), createLazyLog('warn'));
  if (options.jsonl) return askLines(asker);
  if (question === '') {
    process.stderr.write(
      'Ask something, e.g. gsocbot ask which ideas are in rust; or give conversations with --jsonl.\n',
    );
    return EXIT.usage;
  }
  const now = options.now === 'real' ? new Date(systemClock.now()).toISOString() : options.now;
  const { replies } = await asker({ id: 'question', program: options.program, now, lines: [`gsocbot: ${question}`] });
  process.stdout.write(`${(replies[0] ?? []).join('\n')}\n`);
  return EXIT.ok;
}

/** A line that cannot be read is reported with its number; the others are answered all the same. */
async function askLines(asker: (item: AskItem) => Promise<unknown>): Promise<number> {
  let exitCode: number = EXIT.ok;
  let number = 0;
  for await (const line of createInterface({ input: process.stdin })) {
    number += 1;
    if (line.trim() === '') continue;
    const item = readItem(line);
    if (typeof item === 'string') {
      process.stderr.write(`line ${number}: ${item}\n`);
      exitCode = EXIT.failed;
      continue;
    }
    const problem = await answerItem(asker, item);
    if (problem === null) continue;
    process.stderr.write(`line ${number}: ${problem}\n`);
    exitCode = EXIT.failed;
  }
  return exitCode;
}

/** Prints the replies to one item. @returns what is wrong with its program, or null. */
async function answerItem(asker: (item: AskItem) => Promise<unknown>, item: AskItem): Promise<string | null> {
  try {
    process.stdout.write(`${JSON.stringify(await asker(item))}\n`);
    return null;
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    return error.problems.map(formatProblem).join('; ');
  }
}

/** An item, or what is wrong with the line. */
function readItem(line: string): AskItem | string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return 'this is no JSON; write {"id": "...", "program": "qemu-2024", "now": "2024-04-02T17:00Z", "lines": ["..."]}';
  }
  const fields = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  const { id, program, now, lines }: Partial<Record<keyof AskItem, unknown>> = Object.fromEntries(fields);
  if (typeof id !== 'string' || typeof program !== 'string') return '"id" and "program" must be strings';
  // Without its zone it would be another instant on another machine.
  if (typeof now !== 'string' || parseInstant(now) === null)
    return '"now" must be an instant that exists, with its zone, e.g. "2024-04-02T17:00Z"';
  if (!Array.isArray(lines) || !lines.every((said) => typeof said === 'string'))
    return '"lines" must be an array of strings';
  return { id, program, now, lines };
}
