import { interviewCommand } from './define.ts';
import { alone, managedIdeas } from './who.ts';
import { bookingLine } from './words.ts';

export const agenda = interviewCommand({
  name: 'agenda',
  summary: 'lists the coming interviews of your ideas',
  role: 'mentor',
  examples: [{ says: '!agenda', hears: 'no interviews' }],
  run: async (_, _actor, context) => {
    const { store } = context.interviews;
    const ofEach = (await managedIdeas(context)).map(({ program, ideas }) =>
      store.bookingsFor(program, ideas, context.now),
    );
    const coming = (await Promise.all(ofEach)).flat().toSorted((one, other) => one.startsAt - other.startsAt);
    if (coming.length === 0) return alone(context.say('agendaNone'));
    const items = coming.map((booking) => bookingLine(booking, 'mentor', context));
    return alone({ kind: 'list', intro: context.say('agenda'), items, isNumbered: false });
  },
});
