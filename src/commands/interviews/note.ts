import { UserError } from '../../bot/command.ts';
import { interviewCommand } from './define.ts';
import { bookingIn, keepNote } from './keep-note.ts';

export const note = interviewCommand({
  name: 'note',
  summary: 'notes something about an interview, for its mentors alone',
  argument: {
    name: 'booking text',
    summary: 'such as "b7 knows C well"; the booking may be left out while you hold the interview',
    isRequired: true,
    // A note that was taken for a question would be lost, and one handed on would be worse.
    pattern: /\S/,
  },
  role: 'mentor',
  where: 'direct',
  examples: [
    { says: '!note b7 knows C well', hears: 'no booking b7' },
    { says: '!note knows C well', hears: 'Of which interview?' },
  ],
  run: async (text, actor, context) => {
    const { booking, rest: words } = await bookingIn(text, 'note', 'knows C well', actor, context);
    if (words === '') throw new UserError(context.say('noteEmpty', { prefix: context.prefix }));
    return keepNote(booking, actor, null, words, context);
  },
});
