import { createRequire } from 'node:module';
import type * as Chrono from 'chrono-node/en';
import type { Instant } from '../../domain/program/key-date.ts';
import { MINUTE_MS } from '../../domain/time/units.ts';
import { zoneRules } from '../compose/zone-rules.ts';

let chrono: typeof Chrono | null = null;

/** English only, and loaded for the first date that is typed: it is a fifth of the files of a start and 8 MiB, and few type one. */
function english(): typeof Chrono {
  chrono ??= createRequire(import.meta.url)('chrono-node/en') as typeof Chrono;
  return chrono;
}

/**
 * The first date or time in a text, as the library reads it; null if there is none.
 *
 * @param zone IANA name, in which days are counted.
 * @param isForward whether what was not said is chosen so that it is yet to come, by the hour and by the machine's zone; else the nearest.
 */
export function firstDateIn(text: string, now: Instant, zone: string, isForward = true): Chrono.ParsedResult | null {
  const offsetMinutes = (Date.parse(`${shownAt(now, zone)}Z`) - now) / MINUTE_MS;
  const reference = { instant: new Date(now), timezone: Math.round(offsetMinutes) };
  return english().casual.parse(text, reference, { forwardDate: isForward })[0] ?? null;
}

/** The day of what was read, as "2024-04-02". */
export function dayOfResult({ start }: Chrono.ParsedResult): string {
  return [start.get('year'), start.get('month'), start.get('day')]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
}

/** "2024-03-25T15:30:00", what clocks of the zone show. */
function shownAt(at: Instant, zone: string): string {
  const { day, minute } = zoneRules.toLocal(at, zone);
  const parts = [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0'));
  return `${day}T${parts.join(':')}:00`;
}
