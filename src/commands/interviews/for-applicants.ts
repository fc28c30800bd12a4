import { type Command, type CommandContext, UserError } from '../../bot/command.ts';
import type { Booking } from '../../domain/interviews/booking.ts';
import type { Actor } from '../../domain/interviews/party.ts';
import { arrive } from './arrive.ts';
import { book } from './book.ts';
import { calendar } from './calendar.ts';
import { interviewCommand } from './define.ts';
import { leave, place, queue } from './queue.ts';
import { actorOf, alone, ownOf } from './who.ts';
import { afterFirst, answerOf, BOOKING_ID, bookingIdIn, bookingText, bookingWords, slotIdIn } from './words.ts';

export const accept = interviewCommand({
  name: 'accept',
  summary: 'takes the slot that is held for you',
  argument: {
    name: 'booking',
    summary: 'such as b7; may be left out if only one is held',
    isRequired: false,
    pattern: BOOKING_ID,
  },
  examples: [{ says: '!accept b7', hears: 'no booking b7' }],
  run: async (text, actor, context) => {
    const id = await heldIdIn(text, context);
    return answerOf(await context.interviews.accept(actor, id), context, ({ booking }) =>
      alone(bookingText('booked', booking, context)),
    );
  },
});

export const decline = interviewCommand({
  name: 'decline',
  summary: 'lets the slot that is held for you go to the next',
  argument: {
    name: 'booking',
    summary: 'such as b7, and a reason if you like; may be left out if only one is held',
    isRequired: false,
    pattern: BOOKING_ID,
  },
  examples: [{ says: '!decline b7', hears: 'no booking b7' }],
  run: async (text, actor, context) => {
    const id = await heldIdIn(text, context);
    return answerOf(await context.interviews.decline(actor, id, afterFirst(text)), context, ({ booking }) =>
      alone(bookingText('declined', booking, context)),
    );
  },
});

/** The booking that is named, or the only one that is held for the person. @throws UserError */
async function heldIdIn(text: string, context: CommandContext): Promise<number> {
  if (text !== '') return bookingIdIn(text, context);
  const held = (await ownBookings(context)).filter(({ state }) => state === 'held');
  const [only] = held;
  if (!only || held.length > 1) throw new UserError(context.say(only ? 'heldSeveral' : 'heldNone'));
  return only.id;
}

export const move = interviewCommand({
  name: 'move',
  aliases: ['reschedule'],
  summary: 'moves an interview to another slot',
  argument: { name: 'booking and slot', summary: 'such as "b7 s15"', isRequired: true, pattern: BOOKING_ID },
  examples: [{ says: '!move b7 s15', hears: 'no booking b7' }],
  run: async (text, actor, context) => {
    const bookingId = bookingIdIn(text, context);
    const slotId = slotIdIn(afterFirst(text), context);
    return answerOf(await context.interviews.move(actor, bookingId, slotId), context, ({ booking }) =>
      alone(bookingText(booking.state === 'held' ? 'bookedFor' : 'booked', booking, context)),
    );
  },
});

export const cancel = interviewCommand({
  name: 'cancel',
  summary: 'calls an interview off',
  argument: {
    name: 'booking',
    summary: 'such as b7, and a reason if you like: "b7 I am ill"',
    isRequired: true,
    pattern: BOOKING_ID,
  },
  examples: [{ says: '!cancel b7', hears: 'no booking b7' }],
  run: async (text, actor, context) => {
    const id = bookingIdIn(text, context);
    return answerOf(await context.interviews.cancel(actor, id, afterFirst(text)), context, ({ booking }) =>
      alone(bookingText('cancelled', booking, context)),
    );
  },
});

export const bookings = interviewCommand({
  name: 'bookings',
  summary: 'lists your interviews',
  examples: [{ says: '!bookings', hears: 'no interviews' }],
  run: async (_, _actor, context) => {
    const own = await ownBookings(context);
    if (own.length === 0) return alone(context.say('bookingsNone'));
    return alone({
      kind: 'list',
      intro: context.say('bookingsList'),
      items: own.map(line(context)),
      isNumbered: false,
    });
  },
});

/** The live bookings of an applicant, of whatever program; earliest first. */
async function ownBookings(context: CommandContext): Promise<readonly Booking[]> {
  const { interviews, now } = context;
  const own = await ownOf(context, async (id) =>
    (await interviews.store.bookingsOf(id, now)).filter(({ applicant }) => applicant.id === id),
  );
  return own.toSorted((one, other) => one.startsAt - other.startsAt);
}

function line(context: CommandContext) {
  return (booking: Booking) =>
    context.say('bookingLine', { ...bookingWords(booking, context), person: booking.mentor.nick });
}

export const here = interviewCommand({
  name: 'here',
  aliases: ['checkin'],
  summary: 'says that you are there for your interview, from 15 minutes before it begins',
  argument: { name: 'booking', summary: 'such as b7; may be left out', isRequired: false, pattern: BOOKING_ID },
  examples: [{ says: '!here', hears: 'no interview' }],
  run: async (text, actor, context) => {
    const running = text === '' ? await context.interviewRoom.standing(actor.party) : null;
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
  return actorOf(
    context,
    context.programs.find((program) => program.id === booking?.program),
  );
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

export const applicantCommands: readonly Command[] = [
  book,
  queue,
  place,
  leave,
  accept,
  decline,
  move,
  bookings,
  calendar,
  here,
];
