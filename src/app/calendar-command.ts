import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { calendarText } from '../adapters/ical/calendar-text.ts';
import { publishedEvents } from '../adapters/ical/published-events.ts';
import { systemClock } from '../adapters/system/system-clock.ts';
import { EXIT } from './exit-codes.ts';
import { loadPrograms, programFile } from './load-data.ts';
import type { CalendarOptions } from './options.ts';

/** Writes the key dates of a program as a calendar file. @returns the exit code. @throws DataError for faults in the program. */
export async function writeCalendar({ program: id, out }: CalendarOptions): Promise<number> {
  const [program] = await loadPrograms([programFile(id)]);
  if (!program) throw new Error(`no program was loaded for ${id}`);
  try {
    const published = publishedEvents(existsSync(out) ? readFileSync(out, 'utf8') : '');
    // Written aside and renamed, so that no calendar reads half of it.
    writeFileSync(`${out}.new`, calendarText(program, published, systemClock.now()));
    renameSync(`${out}.new`, out);
  } catch (error) {
    process.stderr.write(`${out} cannot be written: ${error instanceof Error ? error.message : String(error)}\n`);
    return EXIT.failed;
  }
  process.stdout.write(`${out}: ${program.keyDates.length} key date${program.keyDates.length === 1 ? '' : 's'}\n`);
  return EXIT.ok;
}
