import { type CommandContext, UserError } from '../../bot/command.ts';
import { type Booking, bookingName } from '../../domain/interviews/booking.ts';
import type { Actor } from '../../domain/interviews/party.ts';
import { managed } from './managed.ts';
import { alone } from './who.ts';
import { afterFirst, bookingIdIn } from './words.ts';

/** The booking that is named, else that of the interview which the mentor holds, and what is said of it. @throws UserError */
export async function bookingIn(
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

/** Keeps a note, and says so. @param points null for one without a score. */
export async function keepNote(
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
