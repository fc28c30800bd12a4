import { interviewCommand } from './define.ts';
import { ownBookings } from './own-bookings.ts';
import { alone } from './who.ts';
import { bookingLine } from './words.ts';

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
      items: own.map((booking) => bookingLine(booking, 'applicant', context)),
      isNumbered: false,
    });
  },
});
