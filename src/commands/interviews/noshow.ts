import { interviewCommand } from './define.ts';
import { alone } from './who.ts';
import { answerOf, BOOKING_ID, bookingIdIn, bookingText } from './words.ts';

export const noshow = interviewCommand({
  name: 'noshow',
  summary: 'records that an applicant did not come, ten minutes after the start',
  argument: { name: 'booking', summary: 'such as b7', isRequired: true, pattern: BOOKING_ID },
  role: 'mentor',
  examples: [{ says: '!noshow b7', hears: 'no booking b7' }],
  run: async (text, actor, context) =>
    answerOf(await context.interviews.markNoShow(actor, bookingIdIn(text, context)), context, ({ booking }) =>
      alone(bookingText('noShowNoted', booking, context)),
    ),
});
