import type { Instant } from '../program/key-date.ts';
import { MINUTE_MS } from '../time/units.ts';
import type { QuietHours } from './rules.ts';
import { addDays, type ZoneRules } from './zone-rules.ts';

/** The first instant from `at` on that is not within the quiet hours; `at` itself where there are none. */
export function afterQuietHours(at: Instant, quiet: QuietHours | null, zone: string, zones: ZoneRules): Instant {
  const found = quietAt(at, quiet, zone, zones);
  if (quiet === null || found === null) return at;
  const { day, minute, isOverMidnight } = found;
  const endsOn = isOverMidnight && minute >= quiet.from ? addDays(day, 1) : day;
  const end = zones.toInstant({ day: endsOn, minute: quiet.to }, zone);
  // When an hour comes twice, the first of its two ends may lie before `at`: the second time round it is over already.
  return Math.max(at, end);
}

/** The last minute before the quiet hours that `at` lies in; `at` itself where it lies in none. */
export function beforeQuietHours(at: Instant, quiet: QuietHours | null, zone: string, zones: ZoneRules): Instant {
  const found = quietAt(at, quiet, zone, zones);
  if (quiet === null || found === null) return at;
  const { day, minute, isOverMidnight } = found;
  const beginsOn = isOverMidnight && minute < quiet.to ? addDays(day, -1) : day;
  return Math.min(at, zones.toInstant({ day: beginsOn, minute: quiet.from }, zone) - MINUTE_MS);
}

/** What clocks show at an instant within the quiet hours; null outside of them. */
function quietAt(at: Instant, quiet: QuietHours | null, zone: string, zones: ZoneRules) {
  if (quiet === null || quiet.from === quiet.to) return null;
  const { day, minute } = zones.toLocal(at, zone);
  const isOverMidnight = quiet.from > quiet.to;
  const isQuiet = isOverMidnight
    ? minute >= quiet.from || minute < quiet.to
    : minute >= quiet.from && minute < quiet.to;
  return isQuiet ? { day, minute, isOverMidnight } : null;
}
