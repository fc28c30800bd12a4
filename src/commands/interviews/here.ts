import type { CommandContext } from '../../bot/command.ts';
import type { Actor } from '../../domain/interviews/party.ts';
import { programNamed } from '../../domain/program/find.ts';
import { arrive } from './arrive.ts';
import { interviewCommand } from './define.ts';
import { actorOf, alone, ownOf } from './who.ts';
import { answerOf, BOOKING_ID, bookingIdIn, bookingText } from './words.ts';

export const here = interviewCommand({
  name: 'here',
  aliases: ['checkin'],
  summary: 'says that you are there for your interview, from 15 minutes before it begins',
  argument: { name: 'booking', summary: 'such as b7; may be left out', isRequired: false, pattern: BOOKING_ID },
  examples: [{ says: '!here', hears: 'no interview' }],
  run: async (text, actor, context) => {
    const running = text === '' ? await context.runningInterviews.standing(actor.party) : null;
    const next = running?.booking.id ?? (await nextInterview(actor, context));
    const id = text === '' ? next : bookingIdIn(text, context);
    if (id === null) return alone(context.say('hereNothing'));
    const who = text === '' ? await attendantOf(id, context) : actor;
    const back = await arrive(id, who, context);
    if (back !== null) return back;
    return answerOf(await context.interviews.checkIn(who, id), context, ({ booking }) =>
      alone(bookingText(booking.state === 'running' ? 'hereBegins' : 'hereNoted', booking, context)),
    );
  },
});

/** Who speaks, by the program of a booking. */
async function attendantOf(id: number, context: CommandContext): Promise<Actor> {
  const booking = await context.interviews.store.booking(id);
  return actorOf(context, booking === null ? undefined : programNamed(booking.program, context.programs));
}

/** The next interview of the person, on either side. */
async function nextInterview({ party }: Actor, context: CommandContext): Promise<number | null> {
  const { interviews, index, now } = context;
  const { store } = interviews;
  const mentored = index.program.ideas.filter(({ mentors }) => mentors.includes(party.id)).map(({ slug }) => slug);
  const all = [
    ...(await ownOf(context, (id) => store.attendable(id, now))),
    ...(await store.bookingsFor(index.program.id, mentored, now)),
  ].filter(({ state }) => state !== 'held');
  return all.toSorted((one, other) => one.startsAt - other.startsAt)[0]?.id ?? null;
}
