import { interviewCommand } from './define.ts';
import { alone } from './who.ts';
import { afterFirst, answerOf, BOOKING_ID, bookingIdIn, bookingText } from './words.ts';

export const cancelBooking = interviewCommand({
  name: 'cancel',
  summary: 'calls an interview off',
  argument: {
    name: 'booking',
    summary: 'such as b7, and a reason if you like: "b7 I am ill"',
    isRequired: true,
    pattern: BOOKING_ID,
  },
  examples: [{ says: '!cancel b7', hears: 'no booking b7' }],
  run: async (text, actor, context) => {
    const id = bookingIdIn(text, context);
    return answerOf(await context.interviews.cancel(actor, id, afterFirst(text)), context, ({ booking }) =>
      alone(bookingText('cancelled', booking, context)),
    );
  },
});
