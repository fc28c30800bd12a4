import type { CommandContext } from '../../bot/command.ts';
import type { Booking } from '../../domain/interviews/booking.ts';
import { interviewCommand } from './define.ts';
import { alone } from './who.ts';
import { bookingWords } from './words.ts';

export const bookings = interviewCommand({
  name: 'bookings',
  summary: 'lists your interviews',
  examples: [{ says: '!bookings', hears: 'no interviews' }],
  run: async (_, { party }, context) => {
    const live = await context.interviews.store.bookingsOf(party.id, context.now);
    const own = live.filter(({ applicant }) => applicant.id === party.id);
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
