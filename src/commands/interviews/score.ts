import { UserError } from '../../bot/command.ts';
import { interviewCommand } from './define.ts';
import { bookingIn, keepNote } from './keep-note.ts';

export const score = interviewCommand({
  name: 'score',
  summary: 'gives an interview a score from 1 to 5, for its mentors alone',
  argument: {
    name: 'booking score text',
    summary: 'such as "b7 4 good with pointers"; the booking may be left out while you hold the interview',
    isRequired: true,
    pattern: /^(?:b\d{1,9}\s+)?\d/i,
  },
  role: 'mentor',
  where: 'direct',
  examples: [
    { says: '!score b7 4', hears: 'no booking b7' },
    { says: '!score 4', hears: 'Of which interview?' },
  ],
  run: async (text, actor, context) => {
    const { booking, rest } = await bookingIn(text, 'score', '4', actor, context);
    const [, points, words = ''] = /^([1-5])(?:\s+(.*))?$/s.exec(rest) ?? [];
    if (points === undefined) throw new UserError(context.say('scoreUnread', { prefix: context.prefix }));
    return keepNote(booking, actor, Number(points), words, context);
  },
});
