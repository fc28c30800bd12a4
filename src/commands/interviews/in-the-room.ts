import { formatInstant } from '../../answers/compose/times.ts';
import { type Command, type CommandContext, UserError } from '../../bot/command.ts';
import type { ClockAct, Standing } from '../../bot/interviews/running-interviews.ts';
import { type Booking, bookingName } from '../../domain/interviews/booking.ts';
import { type Actor, mayManage } from '../../domain/interviews/party.ts';
import type { Block } from '../../ports/reply.ts';
import { interviewCommand } from './define.ts';
import { alone, ideaFor } from './who.ts';
import { afterFirst, BOOKING_ID, bookingIdIn } from './words.ts';

const MINUTE_MS = 60_000;
const MAX_EXTENSION_MINUTES = 120;

export const pause = turning('pause', 'stops the clock of the interview that you hold', 'pause');
export const resume = turning('resume', 'lets the clock of the interview go on', 'resume');
const skip = turning('skip', 'goes on to the next phase of the interview', 'skip');

function turning(name: string, summary: string, kind: 'pause' | 'resume' | 'skip'): Command {
  return interviewCommand({
    name,
    summary,
    role: 'mentor',
    examples: [{ says: `!${name}`, hears: 'hold no interview' }],
    run: async (_, actor, context) => turned(await context.runningInterviews.turn(actor, { kind }), context),
  });
}

const extend = interviewCommand({
  name: 'extend',
  summary: 'gives the phase of the interview more time',
  argument: { name: 'minutes', summary: 'such as 5m', isRequired: true },
  role: 'mentor',
  examples: [{ says: '!extend 5m', hears: 'hold no interview' }],
  run: async (text, actor, context) => {
    const minutes = Number(/^(\d{1,3})\s*m?(?:in(?:utes?)?)?$/i.exec(text)?.[1] ?? 0);
    if (minutes < 1 || minutes > MAX_EXTENSION_MINUTES)
      throw new UserError(context.say('extendUnread', { max: MAX_EXTENSION_MINUTES, prefix: context.prefix }));
    const act: ClockAct = { kind: 'extend', byMs: minutes * MINUTE_MS };
    return turned(await context.runningInterviews.turn(actor, act), context);
  },
});

/** Both are told by the bot what became of the clock; here it is only confirmed. */
function turned(standing: Standing | null, { say }: CommandContext) {
  if (standing === null) return alone(say('holdsNone'));
  return alone(say('clockTurned', { booking: bookingName(standing.booking.id) }));
}

const note = interviewCommand({
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

const score = interviewCommand({
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

/** The booking that is named, else that of the interview which the mentor holds, and what is said of it. @throws UserError */
async function bookingIn(
  text: string,
  command: string,
  example: string,
  actor: Actor,
  context: CommandContext,
): Promise<{ readonly booking: Booking; readonly rest: string }> {
  // A score is a number as well, so here the letter is not optional.
  if (/^b\d/i.test(text))
    return { booking: await managed(bookingIdIn(text, context), actor, context), rest: afterFirst(text) };
  const standing = await context.runningInterviews.standing(actor.party);
  if (standing === null || standing.booking.applicant.id === actor.party.id)
    throw new UserError(context.say('noteWhich', { prefix: context.prefix, command, example }));
  return { booking: standing.booking, rest: text.slice(0, MAX_NOTE_LENGTH) };
}

const MAX_NOTE_LENGTH = 500;

async function keepNote(
  { id }: Booking,
  { party }: Actor,
  points: number | null,
  text: string,
  context: CommandContext,
) {
  const { runningInterviews, say, now } = context;
  await runningInterviews.record.addNote(id, { by: party.id, nick: party.nick, score: points, text, at: now });
  return alone(say('noted', { booking: bookingName(id) }));
}

const transcript = interviewCommand({
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
      ...lines.map(({ nick, text: words, at }) => spokenBlock(`${formatInstant(at, null).slice(-9)} <${nick}>`, words)),
      ...notes.map((one) =>
        context.say('noteLine', { ...one, hasScore: String(one.score !== null), score: one.score ?? 0 }),
      ),
    );
  },
});

/** What was written in several lines keeps them. */
function spokenBlock(mark: string, text: string): Block | string {
  return text.includes('\n') ? { kind: 'verbatim', mark, lines: text.split('\n'), isCode: true } : `${mark} ${text}`;
}

const exercise = interviewCommand({
  name: 'exercise',
  summary:
    'lists the exercises of an idea, adds one, or chooses the one for a booking; the first is for everybody else',
  argument: {
    name: 'idea or booking',
    summary: 'such as "gstreamer", "gstreamer add https://example.org/task", or "b7 2"',
    isRequired: true,
    pattern: /^b\d+\s+\d+$|\sadd\s/i,
  },
  role: 'mentor',
  where: 'direct',
  examples: [{ says: '!exercise gstreamer', hears: 'has no exercise' }],
  run: async (text, actor, context) => {
    const [, id, number] = /^b(\d{1,9})\s+(\d{1,3})$/i.exec(text) ?? [];
    if (id !== undefined) return chooseExercise(await managed(Number(id), actor, context), Number(number), context);
    const [, name = text, added] = /^(.+?)\s+add\s+(.+)$/is.exec(asWritten(text, context)) ?? [];
    const idea = ideaFor(name, context);
    const key = { program: context.index.program.id, idea: idea.slug };
    if (!mayManage(actor, { program: key.program, slug: idea.slug, mentors: idea.mentors }))
      throw new UserError(context.say('notMentorOf', { idea: idea.title }));
    const { record } = context.runningInterviews;
    if (added !== undefined) {
      const at = await record.addExercise(key, added, actor.party.id);
      return alone(context.say('exerciseAdded', { idea: idea.title, number: at }));
    }
    const exercises = await record.exercises(key);
    if (exercises.length === 0)
      return alone(context.say('exerciseNone', { idea: idea.title, slug: idea.slug, prefix: context.prefix }));
    const items = exercises.map((one) => one.text);
    return alone({ kind: 'list', intro: context.say('exercises', { idea: idea.title }), items, isNumbered: true });
  },
});

/** The argument with the lines that it was written in, which an exercise keeps. */
function asWritten(text: string, { message: { lines } }: CommandContext): string {
  if (lines === undefined) return text;
  const [first = '', ...others] = lines;
  const start = text.slice(0, text.search(/\sadd\s/i) + 1);
  const at = start === '' ? -1 : first.indexOf(start);
  return at === -1 ? text : [first.slice(at), ...others].join('\n').slice(0, MAX_EXERCISE_LENGTH);
}

/** An exercise of more is a page of its own, to which there is a link. */
const MAX_EXERCISE_LENGTH = 4_000;

async function chooseExercise(booking: Booking, number: number, { runningInterviews, say }: CommandContext) {
  const exercises = await runningInterviews.record.exercises(booking);
  if (!exercises.some((one) => one.number === number))
    throw new UserError(say('exerciseUnknown', { number, count: exercises.length }));
  const isChosen = await runningInterviews.record.chooseExercise(booking.id, number);
  return alone(say(isChosen ? 'exerciseChosen' : 'exerciseTooLate', { booking: bookingName(booking.id), number }));
}

/** A booking of an idea that the person mentors; of others nothing is told, not even that there are any. @throws UserError */
async function managed(id: number, actor: Actor, context: CommandContext): Promise<Booking> {
  const booking = await context.interviews.store.booking(id);
  const idea =
    booking &&
    context.programs.find((program) => program.id === booking.program)?.ideas.find(({ slug }) => slug === booking.idea);
  const mentors = idea?.mentors ?? [];
  if (!booking || !mayManage(actor, { program: booking.program, slug: booking.idea, mentors }))
    throw new UserError(context.say('bookingUnknown', { id }));
  return booking;
}

export const roomCommands: readonly Command[] = [skip, extend, exercise, note, score, transcript];
