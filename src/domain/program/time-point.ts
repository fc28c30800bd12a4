import { DAY_MS } from '../time/units.ts';
import type { Instant, TimePoint, When } from './key-date.ts';

/**
 * Reads a point as it is written in program data: `2024-04-02T18:00Z`, `2024-04-02` or `2024-04`.
 *
 * @returns null if it is none of these or names a day that does not exist.
 */
export function parseTimePoint(text: string): TimePoint | null {
  const match = /^(\d{4}-\d{2})(-\d{2})?(T\d{2}:\d{2}(?::\d{2})?Z)?$/.exec(text);
  if (!match) return null;
  const day = match[2] === undefined ? `${match[1]}-01` : text.slice(0, 10);
  const midnight = Date.parse(`${day}T00:00Z`);
  if (Number.isNaN(midnight) || new Date(midnight).toISOString().slice(0, 10) !== day) return null;
  if (match[2] === undefined) return match[3] === undefined ? { kind: 'month', month: text } : null;
  if (match[3] === undefined) return { kind: 'day', day };
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : { kind: 'instant', at };
}

/**
 * Reads an instant as it stands in configurations, options and files of questions: `2024-04-02T18:00Z`, with seconds and fractions if
 * need be, or with an offset in place of the Z (ISO 8601).
 *
 * @returns null if it is none, tells no zone, or names a day or an hour that does not exist.
 */
export function parseInstant(text: string): Instant | null {
  const match = /^(\d{4}-\d{2}-\d{2})T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})$/.exec(
    text,
  );
  if (match === null || parseTimePoint(match[1] ?? '') === null) return null;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : at;
}

/** The first instant that can belong to the point: a day or month counts from its midnight in UTC. */
export function earliest(point: TimePoint): Instant {
  if (point.kind === 'instant') return point.at;
  return Date.parse(`${point.kind === 'day' ? point.day : `${point.month}-01`}T00:00Z`);
}

/** The instant from which the point certainly lies in the past. For a moment that is the moment itself. */
export function latest(point: TimePoint): Instant {
  if (point.kind === 'instant') return point.at;
  if (point.kind === 'day') return earliest(point) + DAY_MS;
  const first = new Date(earliest(point));
  return Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 1);
}

/** First point of a key date. */
export function startOf(when: When): TimePoint {
  return when.kind === 'range' ? when.from : when;
}

/** Last point of a key date. */
export function endOf(when: When): TimePoint {
  return when.kind === 'range' ? when.to : when;
}
