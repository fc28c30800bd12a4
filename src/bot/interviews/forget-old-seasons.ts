import type { Program } from '../../domain/program/program.ts';
import { endOf, latest } from '../../domain/program/time-point.ts';
import type { InterviewRunnerParts } from './runner-parts.ts';

/** What was said in the interviews of a season that is long over is nobody's business any more. */
export async function forgetOldSeasons({ programs, record, rules, clock, log }: InterviewRunnerParts): Promise<void> {
  for (const program of programs()) {
    const end = seasonEnd(program);
    if (end === null || clock.now() < end + rules.retentionMs) continue;
    const lines = await record.forgetLines(program.id);
    if (lines > 0) log.info({ program: program.id, lines }, 'old interviews were forgotten');
  }
}

/** When the last of the key dates is over; null for a season without any. */
function seasonEnd({ keyDates }: Program): number | null {
  return keyDates.length === 0 ? null : Math.max(...keyDates.map(({ when }) => latest(endOf(when))));
}
