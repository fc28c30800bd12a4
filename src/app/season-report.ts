import type { Instant } from '../domain/program/key-date.ts';
import type { Program } from '../domain/program/program.ts';
import { endOf, latest } from '../domain/program/time-point.ts';
import type { Log } from '../ports/log.ts';

/** Tells of seasons that are over, for last year's file is easily left in a configuration. */
export function logSeasons(programs: readonly Program[], now: Instant, log: Log): void {
  for (const program of programs) {
    const end = seasonEnd(program);
    if (end < now)
      log.warn({ program: program.id, since: dayOf(end) }, 'the season is over; nothing of it will be announced');
  }
}

/** The same for somebody who checks a configuration. */
export function seasonLines(programs: readonly Program[], now: Instant): readonly string[] {
  return programs
    .filter((program) => seasonEnd(program) < now)
    .map(
      (program) =>
        `${program.id}: its last date was ${dayOf(seasonEnd(program))}; is the file of this season missing under "programs"?`,
    );
}

/** The end of the last date; never, if there are none. */
function seasonEnd({ keyDates }: Program): Instant {
  return keyDates.length === 0 ? Infinity : Math.max(...keyDates.map(({ when }) => latest(endOf(when))));
}

/** "2024-11-04". */
function dayOf(at: Instant): string {
  return new Date(at).toISOString().slice(0, 10);
}
