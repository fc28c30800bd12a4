import { type CommandContext, UserError } from '../../bot/command.ts';
import { type Booking, bookingName } from '../../domain/interviews/booking.ts';
import { mayManage } from '../../domain/interviews/party.ts';
import { interviewCommand } from './define.ts';
import { managed } from './managed.ts';
import { alone, ideaFor } from './who.ts';

export const exercise = interviewCommand({
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
