import type { CommandContext } from '../../bot/command.ts';
import type { Actor } from '../../domain/interviews/party.ts';
import { programNamed } from '../../domain/program/find.ts';
import { arrive } from './arrive.ts';
import { interviewCommand } from './define.ts';
import { actorOf, alone, managedIdeas, ownOf } from './who.ts';
import { answerOf, BOOKING_ID, bookingIdIn, bookingText } from './words.ts';

export const here = interviewCommand({
  name: 'here',
  aliases: ['checkin'],
  summary: 'says that you are there for your interview, from 15 minutes before it begins',
  argument: { name: 'booking', summary: 'such as b7; may be left out', isRequired: false, pattern: BOOKING_ID },
  examples: [{ says: '!here', hears: 'no interview' }],
  run: async (text, actor, context) => {
    const running = text === '' ? await context.runningInterviews.standing(actor.party) : null;
    const next = running?.booking.id ?? (await nextInterview(context));
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

/**
 * The interview of the person, on either side, that they can come to now, else the next one: one that has begun without them before one
 * that begins soon, and one where somebody waits for them before all others.
 */
async function nextInterview(context: CommandContext): Promise<number | null> {
  const { interviews, now } = context;
  const { store } = interviews;
  const own = await ownOf(context, (id) => store.attendable(id, now));
  const ofMentor = (await managedIdeas(context)).map(({ program, ideas }) => store.bookingsFor(program, ideas, now));
  const awaited = [
    ...own.map((booking) => ({ booking, isIn: booking.applicantInAt, waits: booking.mentorInAt })),
    ...(await Promise.all(ofMentor))
      .flat()
      .map((booking) => ({ booking, isIn: booking.mentorInAt, waits: booking.applicantInAt })),
  ].filter(({ booking }) => booking.state !== 'held');
  const rank = ({ booking, isIn, waits }: (typeof awaited)[number]) => {
    if (booking.startsAt - interviews.rules.checkInMs > now) return 3;
    if (isIn !== null) return 2;
    return waits === null ? 1 : 0;
  };
  const [first] = awaited.toSorted(
    (one, other) => rank(one) - rank(other) || one.booking.startsAt - other.booking.startsAt,
  );
  return first?.booking.id ?? null;
}
