import type { Answer } from '../../answers/answer.ts';
import { answerQuestion } from '../../answers/answer-question.ts';
import { datesAnswer } from '../../answers/compose/timeline-text.ts';
import type { Command, CommandContext } from '../../bot/command.ts';
import { appointmentOf } from '../../bot/interviews/appointment-of.ts';
import { type Actor, mayManage } from '../../domain/interviews/party.ts';
import type { Appointment } from '../../ports/calendar-writer.ts';
import { interviewCommand } from './define.ts';
import { alone } from './who.ts';
import { afterFirst, BOOKING_ID, bookingIdIn, ideaOf, titleOf } from './words.ts';

const entry = interviewCommand({
  name: 'calendar',
  summary: 'puts an interview into your calendar: by a link, or with "text" as an .ics file',
  argument: {
    name: 'booking',
    summary: 'such as "b7", or "b7 text"; left out: the key dates of the season',
    isRequired: false,
    pattern: BOOKING_ID,
  },
  examples: [{ says: '!calendar b7', hears: 'no booking b7' }],
  run: async (text, actor, context) => {
    const id = bookingIdIn(text, context);
    const appointment = await appointmentFor(id, actor, context);
    if (appointment === null) return alone(context.say('bookingUnknown', { id }));
    return /^(?:text|ics|file)\b/i.test(afterFirst(text))
      ? textOf(appointment, context)
      : linkTo(appointment, id, context);
  },
});

/** Other things that are asked of a calendar are about the season, and answered to everybody. */
export const calendar: Command = {
  ...entry,
  handle: (text, context) => {
    if (text === '') return datesAnswer(context);
    return BOOKING_ID.test(text) ? entry.handle(text, context) : answerQuestion(`calendar ${text}`, context);
  },
};

/** The interview that a booking is of, if the person has to do with it; else null. */
async function appointmentFor(id: number, actor: Actor, context: CommandContext): Promise<Appointment | null> {
  const [first, ...others] = await context.interviews.store.lineage(id);
  if (first === undefined) return null;
  if (first.applicant.id !== actor.party.id && !mayManage(actor, ideaOf(first, context))) return null;
  return appointmentOf([first, ...others], titleOf(first.idea, context, first.program), context.now);
}

async function textOf(appointment: Appointment, { interviews }: CommandContext): Promise<Answer> {
  const text = await interviews.calendar.write(appointment);
  // Half a file is of no use to anybody.
  return { ...alone(...text.trimEnd().split('\r\n')), isWhole: true };
}

function linkTo(appointment: Appointment, id: number, { say }: CommandContext): Answer {
  const isCancelled = appointment.status === 'cancelled';
  return alone(
    say('calendarLink', { id, isCancelled: String(isCancelled), link: isCancelled ? '' : webLink(appointment) }),
  );
}

/** Longer ones would be cut in two by the network, and then lead nowhere. */
const MAX_TITLE_LENGTH = 60;

/**
 * A link that opens a new entry in a web calendar.
 *
 * Source: https://github.com/InteractionDesignFoundation/add-event-to-calendar-docs/blob/main/services/google.md
 */
function webLink({ title, startsAt, endsAt }: Appointment): string {
  const compact = (at: number) => new Date(at).toISOString().replaceAll(/[-:]|\.\d+/g, '');
  const url = new URL('https://calendar.google.com/calendar/render?action=TEMPLATE');
  url.searchParams.set('text', title.slice(0, MAX_TITLE_LENGTH));
  url.searchParams.set('dates', `${compact(startsAt)}/${compact(endsAt)}`);
  return url.href;
}
