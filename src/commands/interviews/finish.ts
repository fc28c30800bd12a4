import { interviewCommand } from './define.ts';
import { alone } from './who.ts';
import { answerOf, BOOKING_ID, bookingIdIn, bookingText } from './words.ts';

export const finish = interviewCommand({
  name: 'finish',
  summary: 'ends the interview that you hold',
  argument: { name: 'booking', summary: 'such as b7; may be left out', isRequired: false, pattern: BOOKING_ID },
  role: 'mentor',
  examples: [{ says: '!finish b7', hears: 'no booking b7' }],
  run: async (text, actor, context) => {
    const standing = text === '' ? await context.runningInterviews.standing(actor.party) : null;
    if (text === '' && standing === null) return alone(context.say('holdsNone'));
    const id = standing?.booking.id ?? bookingIdIn(text, context);
    return answerOf(await context.interviews.finish(actor, id), context, ({ booking }) =>
      alone(bookingText('finished', booking, context)),
    );
  },
});
