import { formatTimeOfDay } from '../../answers/compose/times.ts';
import { bookingName } from '../../domain/interviews/booking.ts';
import type { Block } from '../../ports/reply.ts';
import { interviewCommand } from './define.ts';
import { managed } from './managed.ts';
import { alone } from './who.ts';
import { BOOKING_ID, bookingIdIn } from './words.ts';

export const transcript = interviewCommand({
  name: 'transcript',
  summary: 'shows what was said in an interview, and what its mentors noted',
  argument: { name: 'booking', summary: 'such as b7', isRequired: true, pattern: BOOKING_ID },
  role: 'mentor',
  where: 'direct',
  examples: [{ says: '!transcript b7', hears: 'no booking b7' }],
  run: async (text, actor, context) => {
    const { id } = await managed(bookingIdIn(text, context), actor, context);
    const { record } = context.runningInterviews;
    const [lines, notes] = [await record.lines(id), await record.notes(id)];
    if (lines.length + notes.length === 0) return alone(context.say('transcriptNone', { booking: bookingName(id) }));
    return alone(
      ...lines.map(({ nick, text: words, at }) => spokenBlock(`${formatTimeOfDay(at)} <${nick}>`, words)),
      ...notes.map((one) =>
        context.say('noteLine', { ...one, hasScore: String(one.score !== null), score: one.score ?? 0 }),
      ),
    );
  },
});

/** What was written in several lines keeps them. */
function spokenBlock(mark: string, text: string): Block {
  const lines = text.split('\n');
  return { kind: 'verbatim', mark, lines, isCode: lines.length > 1 };
}
