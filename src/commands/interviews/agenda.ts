import { interviewCommand } from './define.ts';
import { alone } from './who.ts';
import { bookingWords } from './words.ts';

export const agenda = interviewCommand({
  name: 'agenda',
  summary: 'lists the coming interviews of your ideas',
  role: 'mentor',
  examples: [{ says: '!agenda', hears: 'no interviews' }],
  run: async (_, { party, isAdmin }, context) => {
    const { program } = context.index;
    const ideas = program.ideas.filter(({ mentors }) => isAdmin || mentors.includes(party.id)).map(({ slug }) => slug);
    const coming = await context.interviews.store.bookingsFor(program.id, ideas, context.now);
    if (coming.length === 0) return alone(context.say('agendaNone'));
    const items = coming.map((booking) =>
      context.say('bookingLine', { ...bookingWords(booking, context), person: booking.applicant.nick }),
    );
    return alone({ kind: 'list', intro: context.say('agenda'), items, isNumbered: false });
  },
});
