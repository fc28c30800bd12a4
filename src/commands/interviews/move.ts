import { interviewCommand } from './define.ts';
import { alone } from './who.ts';
import { afterFirst, answerOf, BOOKING_ID, bookingIdIn, bookingText, moveText, oldOf, slotIdIn } from './words.ts';

export const move = interviewCommand({
  name: 'move',
  aliases: ['reschedule'],
  summary: 'moves an interview to another slot',
  argument: { name: 'booking and slot', summary: 'such as "b7 s15"', isRequired: true, pattern: BOOKING_ID },
  examples: [{ says: '!move b7 s15', hears: 'no booking b7' }],
  run: async (text, actor, context) => {
    const bookingId = bookingIdIn(text, context);
    // People say "move b1 to s4".
    const slotId = slotIdIn(afterFirst(text).replace(/^(?:to|into|on|->)\s+/i, ''), context);
    const isOwn = (await context.interviews.store.booking(bookingId))?.applicant.id === actor.party.id;
    return answerOf(
      await context.interviews.move(actor, bookingId, slotId),
      context,
      async ({ booking }) => {
        const old = await oldOf(booking, context);
        const name = booking.state === 'held' ? 'moveAsked' : 'moved';
        return alone(old === null ? bookingText('booked', booking, context) : moveText(name, booking, old, context));
      },
      isOwn,
    );
  },
});
