import { stillStands } from '../../domain/interviews/asked-move.ts';
import { interviewCommand } from './define.ts';
import { heldIdIn } from './held-booking.ts';
import { alone } from './who.ts';
import { afterFirst, answerOf, BOOKING_ID, bookingText, moveText, oldOf } from './words.ts';

export const decline = interviewCommand({
  name: 'decline',
  summary: 'lets the slot that is held for you go to the next',
  argument: {
    name: 'booking',
    summary: 'such as b7, and a reason if you like; may be left out if only one is held',
    isRequired: false,
    pattern: BOOKING_ID,
  },
  examples: [{ says: '!decline b7', hears: 'no booking b7' }],
  run: async (text, actor, context) => {
    const id = await heldIdIn(text, context);
    const held = await context.interviews.store.booking(id);
    const old = held && (await oldOf(held, context));
    return answerOf(await context.interviews.decline(actor, id, afterFirst(text)), context, ({ booking }) =>
      alone(
        old !== null && stillStands(old)
          ? moveText('moveDeclined', booking, old, context)
          : bookingText('declined', booking, context),
      ),
    );
  },
});
