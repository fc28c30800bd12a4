import { systemClock } from '../adapters/system/system-clock.ts';
import type { LedgerRow } from '../ports/interview-store.ts';
import { EXIT } from './exit-codes.ts';
import { loadSettings } from './load-settings.ts';
import type { ExportOptions } from './options.ts';

/** Prints every slot of a program with what became of it. @returns the exit code. */
export async function exportLedger(options: ExportOptions): Promise<number> {
  const { settings } = await loadSettings(options.config ?? null);
  const [{ openDatabase }, { createSqlInterviews }] = await Promise.all([
    import('../adapters/sql/open-database.ts'),
    import('../adapters/sql/sql-interviews.ts'),
  ]);
  const database = await openDatabase(settings.database);
  try {
    const rows = (await createSqlInterviews(database).ledger(options.program)).map(ledgerLine);
    process.stdout.write(options.json ? `${JSON.stringify(rows, null, 2)}\n` : csv(rows));
    return EXIT.ok;
  } finally {
    await database.close();
  }
}

const COLUMNS = [
  'slot',
  'idea',
  'mentor',
  'startsAt',
  'endsAt',
  'slotState',
  'booking',
  'applicant',
  'state',
  'by',
  'bookedAt',
  'waitedMinutes',
  'exercise',
  'missing',
  'shortNotice',
  'lastChangeBy',
  'reason',
] as const;
type Line = Readonly<Record<(typeof COLUMNS)[number], string | number | boolean | null>>;

function ledgerLine({ slot, booking, waitedSince, exercise, lastBy, lastWhy }: LedgerRow): Line {
  return {
    slot: slot.id,
    idea: slot.idea,
    mentor: slot.mentor.id,
    startsAt: iso(slot.startsAt),
    endsAt: iso(slot.endsAt),
    slotState: slot.state === 'offered' && slot.endsAt < systemClock.now() ? 'past' : slot.state,
    booking: booking?.id ?? null,
    applicant: booking?.applicant.id ?? null,
    state: booking?.state ?? null,
    by: booking?.origin ?? null,
    bookedAt: booking === null ? null : iso(booking.createdAt),
    waitedMinutes:
      booking === null || waitedSince === null ? null : Math.round((booking.createdAt - waitedSince) / 60_000),
    exercise,
    missing: booking?.missing ?? null,
    shortNotice: booking?.isLateCancel ?? null,
    lastChangeBy: lastBy,
    reason: lastWhy,
  };
}

function iso(instant: number): string {
  return new Date(instant).toISOString();
}

/** RFC 4180. @returns lines that end with CRLF, the names of the columns first. */
function csv(rows: readonly Line[]): string {
  const lines = [COLUMNS.join(','), ...rows.map((row) => COLUMNS.map((column) => cell(row[column])).join(','))];
  return lines.map((line) => `${line}\r\n`).join('');
}

function cell(value: Line[keyof Line]): string {
  const text = value === null ? '' : String(value);
  // A spreadsheet would take for a formula what people write as a reason: https://owasp.org/www-community/attacks/CSV_Injection
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
