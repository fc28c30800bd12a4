import { DateTime } from 'luxon';
import type { Span } from '../../domain/interviews/slot.ts';
import type { Instant } from '../../domain/program/key-date.ts';

/** A slot as it stands in a list: its name and when it is. */
export interface NamedSpan extends Span {
  readonly name: string;
  /** Stands behind its time. */
  readonly remark?: string;
}

/**
 * Slots by their day in UTC: "Wed 20 March: s1 14:00 (19:30), s2 15:00 (20:30)".
 *
 * @param zone the reader's, behind each time in brackets, with the day where it is another one there; null for UTC alone.
 */
export function slotsByDay(slots: readonly NamedSpan[], zone: string | null): readonly string[] {
  const days = new Map<string, string[]>();
  for (const { name, startsAt, remark = '' } of slots) {
    const utc = DateTime.fromMillis(startsAt, { zone: 'utc', locale: 'en-US' });
    const day = utc.toFormat('ccc d LLLL');
    days.set(day, [
      ...(days.get(day) ?? []),
      `${name} ${utc.toFormat('HH:mm')}${localTime(startsAt, zone)}${remark === '' ? '' : ` ${remark}`}`,
    ]);
  }
  return [...days].map(([day, times]) => `${day}: ${times.join(', ')}`);
}

function localTime(at: Instant, zone: string | null): string {
  if (zone === null || zone === 'UTC') return '';
  const utc = DateTime.fromMillis(at, { zone: 'utc', locale: 'en-US' });
  const local = utc.setZone(zone);
  return ` (${local.toFormat(local.toISODate() === utc.toISODate() ? 'HH:mm' : 'ccc HH:mm')})`;
}
