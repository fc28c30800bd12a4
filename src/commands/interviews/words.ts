import type { Answer } from '../../answers/answer.ts';
import { formatDuration, formatInstant } from '../../answers/compose/times.ts';
import type { Awaitable } from '../../bot/awaitable.ts';
import { type CommandContext, UserError } from '../../bot/command.ts';
import type { Outcome } from '../../bot/interviews/arrange.ts';
import { findIdea } from '../../bot/interviews/desk-facts.ts';
import { type Booking, bookingName, type Side } from '../../domain/interviews/booking.ts';
import type { Refusal } from '../../domain/interviews/change.ts';
import type { InterviewIdea } from '../../domain/interviews/party.ts';
import { type Slot, slotName } from '../../domain/interviews/slot.ts';
import { titleOf as titleIn } from '../../domain/program/find.ts';
import { alone } from './who.ts';

/** The answer to a wish: what was done, or in one sentence why not. @param isOwn whether it is about who speaks, and not an applicant whom they arrange it for. */
export function answerOf<T>(
  outcome: Outcome<T>,
  context: CommandContext,
  done: (outcome: { readonly kind: 'done' } & T) => Awaitable<Answer>,
  isOwn = true,
): Awaitable<Answer> {
  if (outcome.kind === 'done') return done(outcome);
  const { say, message } = context;
  if (outcome.kind === 'missing')
    return alone(say(outcome.what === 'slot' ? 'slotUnknown' : 'bookingUnknown', { id: outcome.id }));
  const { refusal } = outcome;
  const text = refusalText(refusal, isOwn, context);
  const answer = alone(text);
  if (refusal.reason !== 'slotTaken' || message.channel === null) return answer;
  // That a slot is gone concerns all who read; what can be done is told to the person alone.
  return { ...answer, blocks: [{ kind: 'text', text: say('slotTakenHere', { slot: slotName(refusal.slot.id) }) }] };
}

/** Why something cannot be done, and what can be done instead. */
function refusalText(refusal: Refusal, isOwn: boolean, context: CommandContext): string {
  const { say } = context;
  return say(SENTENCES[refusal.reason], {
    isOwn: String(isOwn),
    ...('slot' in refusal ? slotWords(refusal.slot, context) : {}),
    ...('booking' in refusal ? { ...bookingWords(refusal.booking, context), id: refusal.booking.id } : {}),
    ...('idea' in refusal ? { idea: titleOf(refusal.idea, context) } : {}),
    ...('wanted' in refusal ? { wanted: formatInstant(refusal.wanted.startsAt, context.zone) } : {}),
    ...('other' in refusal ? { other: bookingName(refusal.other.id), prefix: context.prefix } : {}),
    ...('from' in refusal ? { from: formatInstant(refusal.from, context.zone) } : {}),
    ...('noticeMs' in refusal ? { notice: formatDuration(refusal.noticeMs) } : {}),
    ...('place' in refusal ? { place: refusal.place } : {}),
    ...('limit' in refusal ? { limit: refusal.limit } : {}),
  });
}

/** A sentence about a booking. */
export function bookingText(
  name: Parameters<CommandContext['say']>[0],
  booking: Booking,
  context: CommandContext,
): string {
  return context.say(name, bookingWords(booking, context));
}

/** A sentence about a booking that takes the place of another one, or is asked to. */
export function moveText(
  name: Parameters<CommandContext['say']>[0],
  booking: Booking,
  old: Booking,
  context: CommandContext,
): string {
  const oldWords = { old: bookingName(old.id), oldWhen: formatInstant(old.startsAt, context.zone) };
  return context.say(name, { ...bookingWords(booking, context), ...oldWords });
}

/** The booking whose place another one takes, or is asked to; null if there is none. */
export async function oldOf({ replaces }: Booking, { interviews }: CommandContext): Promise<Booking | null> {
  return replaces === null ? null : interviews.store.booking(replaces);
}

/** A booking in a list. @param side of who reads it. */
export function bookingLine(booking: Booking, side: Side, context: CommandContext): string {
  const { missing, mentor, applicant } = booking;
  const person = side === 'applicant' ? mentor.nick : applicant.nick;
  const lacks = missing === 'both' ? 'both' : missing === side ? 'you' : 'other';
  return context.say('bookingLine', { ...bookingWords(booking, context), person, lacks });
}

export function bookingWords(booking: Booking, context: CommandContext) {
  const { startsAt, heldUntil, program, replaces } = booking;
  return {
    booking: bookingName(booking.id),
    slot: slotName(booking.slotId),
    idea: titleOf(booking.idea, context, program),
    when: formatInstant(startsAt, context.zone),
    until: formatInstant(heldUntil ?? booking.endsAt, context.zone),
    state: booking.state.replace('-', ''),
    isMove: String(booking.state === 'held' && replaces !== null),
    old: replaces === null ? '' : bookingName(replaces),
    mentor: booking.mentor.nick,
    applicant: booking.applicant.nick,
    isLate: String(booking.isLateCancel),
  };
}

function slotWords(slot: Slot, context: CommandContext) {
  return { slot: slotName(slot.id), slotWhen: formatInstant(slot.startsAt, context.zone) };
}

/** What interviews need to know of the idea of a booking. */
export function ideaOf(booking: Booking, { programs }: CommandContext): InterviewIdea {
  return findIdea(booking, programs);
}

/** @param program that of the idea; left out: the one that is spoken of. */
export function titleOf(slug: string, { programs, index }: CommandContext, program = index.program.id): string {
  return titleIn({ program, idea: slug }, programs);
}

/** The number in "s12". @throws UserError */
export function slotIdIn(text: string, { say }: CommandContext): number {
  const id = SLOT_ID.exec(text)?.[1];
  if (id === undefined) throw new UserError(say('slotIdUnread', { typed: text }));
  return Number(id);
}

/** The number in "b7". @throws UserError */
export function bookingIdIn(text: string, { say }: CommandContext): number {
  const id = BOOKING_ID.exec(text)?.[1];
  if (id === undefined) throw new UserError(say('bookingIdUnread', { typed: text }));
  return Number(id);
}

/** What stands behind the first word, as long as a reason or a note should be. */
export function afterFirst(text: string): string {
  return text
    .replace(/^\S+\s*/, '')
    .trim()
    .slice(0, MAX_REASON_LENGTH);
}

const MAX_REASON_LENGTH = 500;

/** "s12", or the number alone if nothing else is said. */
export const SLOT_ID = /^(?:s(?=\d{1,9}\b)|(?=\d{1,9}$))(\d+)/i;
/** "b7", or the number alone if nothing else is said. */
export const BOOKING_ID = /^(?:b(?=\d{1,9}\b)|(?=\d{1,9}$))(\d+)/i;

const SENTENCES = {
  slotTaken: 'slotTaken',
  slotWithdrawn: 'slotWithdrawn',
  slotPast: 'slotPast',
  tooSoon: 'slotTooSoon',
  alreadyBooked: 'alreadyBooked',
  overlap: 'bookingOverlap',
  suitsNobody: 'slotSuitsNobody',
  notForIdea: 'slotNotForIdea',
  missedTwice: 'missedTwice',
  clash: 'slotClash',
  notMentor: 'notMentorOf',
  ownIdea: 'ownIdea',
  otherIdea: 'slotOtherIdea',
  notYours: 'bookingUnknown',
  wrongState: 'bookingState',
  busy: 'bookingBusy',
  notYet: 'bookingNotYet',
  tooLate: 'bookingTooLate',
  tooSoonToAsk: 'moveTooLate',
  alreadyQueued: 'alreadyQueued',
  notQueued: 'notQueued',
  queueEmpty: 'queueEmpty',
  noOpenSlot: 'noOpenSlot',
  slotsPast: 'offerPast',
  tooMany: 'offerTooMany',
  tooFar: 'offerTooFar',
  noSlots: 'offerNothing',
} as const;
