import { interviewCommand } from './define.ts';
import { alone, ideaFor } from './who.ts';
import { answerOf, bookingText } from './words.ts';

export const callNext = interviewCommand({
  name: 'next',
  summary: 'holds the earliest open slot of an idea, or the slot that is named, for the first in its queue',
  argument: { name: 'idea', summary: 'such as "gstreamer" or "gstreamer s12"', isRequired: true },
  role: 'mentor',
  examples: [{ says: '!next gstreamer', hears: 'Nobody waits' }],
  run: async (text, actor, context) => {
    const { idea, slotId } = calledIn(text);
    const { slug } = ideaFor(idea, context);
    const key = { program: context.index.program.id, idea: slug };
    return answerOf(await context.interviews.callNext(actor, key, slotId), context, ({ booking }) =>
      alone(bookingText('bookedFor', booking, context)),
    );
  },
});

/** "gstreamer s12" taken apart. */
export function calledIn(text: string): { readonly idea: string; readonly slotId: number | null } {
  const [, idea = text, id] = /^(.*?)(?:\s+(?:for\s+)?s(\d{1,9}))?$/i.exec(text) ?? [];
  return { idea, slotId: id === undefined ? null : Number(id) };
}
