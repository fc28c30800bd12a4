import type { Booking } from '../../domain/interviews/booking.ts';
import type { Instant } from '../../domain/program/key-date.ts';
import type { Appointment } from '../../ports/calendar-writer.ts';

/**
 * An interview as an appointment: one for all bookings that it was moved through.
 *
 * @param lineage its bookings, from the first to the one that holds now; at least one.
 * @param title of the idea.
 */
export function appointmentOf(lineage: readonly [Booking, ...Booking[]], title: string, now: Instant): Appointment {
  const [first] = lineage;
  const last = lineage.at(-1) ?? first;
  return {
    uid: `interview-b${first.id}-${first.program}@gsocbot`,
    // Each step of a booking counts, and each move, so a later one is always higher.
    sequence: lineage.reduce((sum, { version }) => sum + version + 1, -1),
    status: statusOf(last),
    title: `Interview: ${title}`,
    startsAt: last.startsAt,
    endsAt: last.endsAt,
    stampedAt: now,
  };
}

function statusOf({ state }: Booking): Appointment['status'] {
  if (state === 'held') return 'tentative';
  return state === 'cancelled' ? 'cancelled' : 'confirmed';
}
