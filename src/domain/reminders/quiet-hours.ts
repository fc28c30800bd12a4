import type { Instant } from '../program/key-date.ts';
import type { QuietHours } from './rules.ts';
import { addDays, type ZoneRules } from './zone-rules.ts';

/** The first instant from `at` on that is not within the quiet hours; `at` itself where there are none. */
export function afterQuietHours(at: Instant, quiet: QuietHours | null, zone: string, zones: ZoneRules): Instant {
  if (quiet === null || quiet.from === quiet.to) return at;
  const { day, minute } = zones.toLocal(at, zone);
  const isOverMidnight = quiet.from > quiet.to;
  const isQuiet = isOverMidnight
    ? minute >= quiet.from || minute < quiet.to
    : minute >= quiet.from && minute < quiet.to;
  if (!isQuiet) return at;
  const endsOn = isOverMidnight && minute >= quiet.from ? addDays(day, 1) : day;
  const end = zones.toInstant({ day: endsOn, minute: quiet.to }, zone);
  // When an hour comes twice, the first of its two ends may lie before `at`: the second time round it is over already.
  return Math.max(at, end);
}
