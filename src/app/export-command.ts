import { existsSync, writeFileSync } from 'node:fs';
import type { Database } from '../adapters/sql/open-database.ts';
import { systemClock } from '../adapters/system/system-clock.ts';
import { csv } from './csv.ts';
import { EXIT } from './exit-codes.ts';
import { APPLICANT_COLUMNS, applicantLines, SLOT_COLUMNS, slotLines } from './ledger-lines.ts';
import { loadSettings } from './load-settings.ts';
import type { ExportOptions } from './options.ts';
import { transcriptText } from './transcript-text.ts';

/** Prints what became of the interviews of a program, or what was said in one of them. @returns the exit code. */
export async function exportInterviews(options: ExportOptions): Promise<number> {
  const { settings } = await loadSettings(options.config ?? null);
  // Opening it would make an empty one, and nobody would see that it is the wrong one.
  if (!existsSync(settings.database)) return failed(`there is no database ${settings.database}`);
  const { openDatabase } = await import('../adapters/sql/open-database.ts');
  const database = await openDatabase(settings.database);
  try {
    const text = await textOf(database, options);
    return typeof text === 'string' ? write(text, options) : failed(text.fault);
  } finally {
    await database.close();
  }
}

type Text = string | { readonly fault: string };

async function textOf(database: Database, options: ExportOptions): Promise<Text> {
  const { createSqlInterviews } = await import('../adapters/sql/sql-interviews.ts');
  const store = createSqlInterviews(database);
  if (options.transcript !== undefined) {
    const { createSqlInterviewRecord } = await import('../adapters/sql/sql-interview-record.ts');
    const booking = await store.booking(options.transcript);
    if (booking === null || booking.program !== options.program)
      return { fault: `there is no interview b${options.transcript} of ${options.program}` };
    const record = createSqlInterviewRecord(database);
    return transcriptText(booking, await record.lines(booking.id), await record.notes(booking.id));
  }
  const ledger = await store.ledger(options.program);
  if (ledger.rows.length === 0) return { fault: faultOfNothing(options.program, await store.programs()) };
  const now = systemClock.now();
  if (options.json)
    return `${JSON.stringify({ slots: slotLines(ledger, now), applicants: applicantLines(ledger, now) }, null, 2)}\n`;
  return options.by === 'applicant'
    ? csv(APPLICANT_COLUMNS, applicantLines(ledger, now))
    : csv(SLOT_COLUMNS, slotLines(ledger, now));
}

function faultOfNothing(program: string, known: readonly string[]): string {
  const others = known.length === 0 ? 'no slot was ever offered' : `slots were offered for ${known.join(', ')}`;
  return `no slot was offered for ${program}; ${others}`;
}

/** Names and results are nobody else's business, so only its owner can read the file. */
function write(text: string, { out }: ExportOptions): number {
  if (out === undefined) {
    process.stdout.write(text);
    return EXIT.ok;
  }
  try {
    writeFileSync(out, text, { mode: 0o600 });
    return EXIT.ok;
  } catch (error) {
    return failed(`${out} cannot be written: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function failed(fault: string): number {
  process.stderr.write(`${fault}\n`);
  return EXIT.failed;
}
