import { IANAZone } from 'luxon';
import type { Instant } from '../../domain/program/key-date.ts';
import type { ZoneRules } from '../../domain/reminders/zone-rules.ts';
import { DAY_MS, MINUTE_MS } from '../../domain/time/units.ts';

/** The rules of the tz database that the runtime brings. */
export const zoneRules: ZoneRules = {
  toLocal: (at, zone) => {
    const shown = new Date(at + offsetMs(zone, at));
    return { day: shown.toISOString().slice(0, 10), minute: shown.getUTCHours() * 60 + shown.getUTCMinutes() };
  },
  toInstant: ({ day, minute }, zone) => {
    const shown = Date.parse(`${day}T00:00Z`) + minute * MINUTE_MS;
    // The clocks show this time under the rule of the day before or of the day after; where both fit, the first time counts.
    const offsets = [offsetMs(zone, shown - DAY_MS), offsetMs(zone, shown + DAY_MS)];
    const fitting = offsets.map((offset) => shown - offset).filter((at) => at + offsetMs(zone, at) === shown);
    if (fitting.length > 0) return Math.min(...fitting);
    return changeBetween(zone, shown - Math.max(...offsets), shown - Math.min(...offsets));
  },
};

function offsetMs(zone: string, at: Instant): number {
  return IANAZone.create(zone).offset(at) * MINUTE_MS;
}

/** The instant in the span at which the zone goes over from one offset to the other. */
function changeBetween(zone: string, from: Instant, to: Instant): Instant {
  const after = offsetMs(zone, to);
  let [before, changed] = [from, to];
  while (changed - before > 1) {
    const middle = Math.floor((before + changed) / 2);
    if (offsetMs(zone, middle) === after) changed = middle;
    else before = middle;
  }
  return changed;
}
