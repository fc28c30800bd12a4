import type { CommandContext } from '../../bot/command.ts';
import type { Booking } from '../../domain/interviews/booking.ts';
import { interviewCommand } from './define.ts';
import { ownBookings } from './own-bookings.ts';
import { alone } from './who.ts';
import { bookingWords } from './words.ts';

export const bookings = interviewCommand({
  name: 'bookings',
  summary: 'lists your interviews',
  examples: [{ says: '!bookings', hears: 'no interviews' }],
  run: async (_, _actor, context) => {
    const own = await ownBookings(context);
    if (own.length === 0) return alone(context.say('bookingsNone'));
    return alone({
      kind: 'list',
      intro: context.say('bookingsList'),
      items: own.map(line(context)),
      isNumbered: false,
    });
  },
});

function line(context: CommandContext) {
  return (booking: Booking) =>
    context.say('bookingLine', { ...bookingWords(booking, context), person: booking.mentor.nick });
}
