import { type CommandContext, UserError } from '../../bot/command.ts';
import { bookingName } from '../../domain/interviews/booking.ts';
import { interviewCommand } from './define.ts';
import { ownBookings } from './own-bookings.ts';
import { alone } from './who.ts';
import { afterFirst, answerOf, BOOKING_ID, bookingIdIn, bookingLine, bookingText } from './words.ts';

export const cancelBooking = interviewCommand({
  name: 'cancel',
  summary: 'calls an interview off',
  argument: {
    name: 'booking',
    summary: 'such as b7, and a reason if you like: "b7 I am ill"; left out: which there are',
    isRequired: false,
    pattern: BOOKING_ID,
  },
  examples: [{ says: '!cancel b7', hears: 'no booking b7' }],
  run: async (text, actor, context) => {
    if (text === '') return whichBooking(context);
    const id = bookingIdIn(text, context);
    return answerOf(await context.interviews.cancel(actor, id, afterFirst(text)), context, ({ booking }) =>
      alone(bookingText('cancelled', booking, context)),
    );
  },
});

/** One word is too little to lose an interview by. */
async function whichBooking(context: CommandContext) {
  const own = await ownBookings(context);
  const [first] = own;
  if (first === undefined) throw new UserError(context.say('bookingIdUnread', { typed: '' }));
  const items = own.map((booking) => bookingLine(booking, 'applicant', context));
  const intro = context.say('cancelWhich', { booking: bookingName(first.id) });
  return alone({ kind: 'list', intro, items, isNumbered: false });
}
