import type { Instant, TimePoint } from '../../domain/program/key-date.ts';
import { earliest, latest } from '../../domain/program/time-point.ts';
import { calendarDays, formatDuration } from './times.ts';

/** Where `now` stands relative to a point: before it, on its day (hour unknown), or past it. */
export function phaseOf(point: TimePoint, now: Instant): 'before' | 'during' | 'past' {
  if (now < earliest(point)) return 'before';
  return now < latest(point) ? 'during' : 'past';
}

/** "in 6 days", "3 hours ago", "today": as exact as the point is. */
export function relative(point: TimePoint, now: Instant): { readonly distance: string; readonly days: number } {
  const days = calendarDays(now, earliest(point));
  if (point.kind === 'instant') return { distance: formatDuration(Math.abs(point.at - now)), days };
  if (point.kind === 'month') {
    const months = Math.abs(monthOf(earliest(point)) - monthOf(now));
    return { distance: months === 0 ? 'this month' : `${months} month${months === 1 ? '' : 's'}`, days };
  }
  return { distance: `${Math.abs(days)} day${Math.abs(days) === 1 ? '' : 's'}`, days };
}

function monthOf(at: Instant): number {
  const date = new Date(at);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}
