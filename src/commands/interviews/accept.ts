import { interviewCommand } from './define.ts';
import { heldIdIn } from './held-booking.ts';
import { alone } from './who.ts';
import { answerOf, BOOKING_ID, bookingText, moveText, oldOf } from './words.ts';

export const accept = interviewCommand({
  name: 'accept',
  summary: 'takes the slot that is held for you',
  argument: {
    name: 'booking',
    summary: 'such as b7; may be left out if only one is held',
    isRequired: false,
    pattern: BOOKING_ID,
  },
  examples: [{ says: '!accept b7', hears: 'no booking b7' }],
  run: async (text, actor, context) => {
    const id = await heldIdIn(text, context);
    return answerOf(await context.interviews.accept(actor, id), context, async ({ booking }) => {
      const old = await oldOf(booking, context);
      return alone(old === null ? bookingText('booked', booking, context) : moveText('moved', booking, old, context));
    });
  },
});
