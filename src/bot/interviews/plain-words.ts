import { type Answer, textAnswer } from '../../answers/answer.ts';
import { formatInstant } from '../../answers/compose/times.ts';
import { bookingName } from '../../domain/interviews/booking.ts';
import { titleOf } from '../../domain/program/find.ts';
import { StoreError } from '../../ports/store-error.ts';
import { type Awaitable, andThen, orElse } from '../awaitable.ts';
import type { CommandContext } from '../command.ts';
import { type NearInterview, nearInterview } from './near-interview.ts';

/**
 * Answers a question in plain words, with an eye on interviews: shortly before one's own and while it lasts, what is no question about the
 * season is answered with where it stands; and what people ask about interviews is what a command tells.
 *
 * @param otherwise answers everything else.
 */
export function answerPlainly(
  text: string,
  context: CommandContext,
  otherwise: (text: string, context: CommandContext) => Answer,
): Awaitable<Answer> {
  const words = plainWords(text);
  const wish = wishIn(words, context);
  if (context.message.channel !== null && wish === null) return otherwise(text, context);
  return andThen(near(context), (interview) => {
    if (interview !== null && context.index.patterns.awaited.test(words)) return standing(interview, context);
    return andThen(wish === null ? null : granted(wish, context), (answer) => {
      const other = answer ?? otherwise(text, context);
      return interview !== null && other.isAdmission === true ? standing(interview, context) : other;
    });
  });
}

function plainWords(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/['’]/g, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

type Wish = 'bookings' | 'slots' | 'interviewChange' | 'interviewHow';

/** What is asked about interviews: one's own, the open times, how to change one, how to get one. */
function wishIn(words: string, { index: { patterns } }: CommandContext): Wish | null {
  if (patterns.changesInterview.test(words)) return 'interviewChange';
  if (patterns.ownInterview.test(words)) return 'bookings';
  if (patterns.openTimes.test(words)) return 'slots';
  return patterns.wantsInterview.test(words) ? 'interviewHow' : null;
}

/** @returns null for a season that has no interviews with the bot: then its page may know. */
async function granted(wish: Wish, context: CommandContext): Promise<Answer | null> {
  const { interviews, programs, say, commands } = context;
  const held = await orElse(
    async () => interviews.store.programs(),
    (error): readonly string[] => silent(error),
  );
  if (!programs.some(({ id }) => held.includes(id))) return null;
  if (wish === 'interviewChange' || wish === 'interviewHow') return textAnswer(say(wish));
  const command = commands.find(({ name }) => name === wish);
  return command === undefined ? null : command.handle('', context);
}

/** Without its database the bot can still answer questions. */
function near(context: CommandContext): Awaitable<NearInterview | null> {
  if (context.message.channel !== null) return null;
  return orElse<NearInterview | null>(
    () => nearInterview(context),
    (error) => {
      silent(error);
      return null;
    },
  );
}

function silent(error: unknown): readonly never[] {
  if (!(error instanceof StoreError)) throw error;
  return [];
}

function standing({ booking, side }: NearInterview, { say, programs, zone, now }: CommandContext): Answer {
  const { applicant, mentor, host, applicantInAt, mentorInAt, state, startsAt, endsAt } = booking;
  const [own, other] = side === 'applicant' ? [applicantInAt, mentorInAt] : [mentorInAt, applicantInAt];
  return textAnswer(
    say('interviewStands', {
      booking: bookingName(booking.id),
      idea: titleOf(booking, programs),
      person: side === 'applicant' ? (host ?? mentor).nick : applicant.nick,
      when: formatInstant(startsAt, zone),
      until: formatInstant(endsAt, zone),
      hasBegun: String(startsAt <= now),
      is: state === 'running' ? 'running' : own === null ? 'expected' : 'waiting',
      isThere: String(other !== null),
    }),
  );
}
