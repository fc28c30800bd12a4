import type { CommandContext } from '../../bot/command.ts';
import type { Booking } from '../../domain/interviews/booking.ts';
import { ownOf } from './who.ts';

/** The live bookings of an applicant, and those that they can still come to late, of whatever program; earliest first. */
export async function ownBookings(context: CommandContext): Promise<readonly Booking[]> {
  const { interviews, now } = context;
  const own = await ownOf(context, (id) => interviews.store.attendable(id, now));
  return own.toSorted((one, other) => one.startsAt - other.startsAt);
}
