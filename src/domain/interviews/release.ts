import type { Instant } from '../program/key-date.ts';
import { askedMoveOf, type OnSlot, takenBack } from './asked-move.ts';
import type { Booking, Side } from './booking.ts';
import { type Change, changeOf, type Decision, refuse } from './change.ts';
import { handOn } from './hand-on.ts';
import { allReminders, type NoticeKind, noticeNow } from './notice.ts';
import { type Actor, type InterviewIdea, mayManage } from './party.ts';
import type { Waiting } from './queue.ts';
import type { InterviewRules } from './rules.ts';
import type { Slot } from './slot.ts';
import { hasTurn, type TurnFacts, turnAgain } from './turn-again.ts';

/** What must be known to give a slot free. */
export interface ReleaseFacts {
  readonly idea: InterviewIdea;
  readonly slot: Slot;
  readonly booking: Booking;
  /** Who waits for a slot of the idea. */
  readonly queue: readonly Waiting[];
  /** Of a held booking by which a mentor asks to move another one: that one, if it stands. */
  readonly old: Booking | null;
  /** Of a booking that a mentor asks to move: what is held for that. */
  readonly askedMove: OnSlot | null;
}

/** One of the two, or another mentor of the idea, calls a booking off. What is only held is declined by it. */
export function cancelBooking(
  actor: Actor,
  facts: ReleaseFacts,
  why: string,
  rules: InterviewRules,
  now: Instant,
): Decision<{ booking: Booking }> {
  const { booking, idea } = facts;
  const isApplicant = booking.applicant.id === actor.party.id;
  if (!isApplicant && !mayManage(actor, idea)) return refuse({ reason: 'notYours', booking });
  if (isApplicant && booking.state === 'held') return declineHold(actor, facts, why, rules, now);
  if (booking.state !== 'held' && booking.state !== 'booked' && booking.state !== 'checked-in')
    return refuse({ reason: 'wrongState', booking });
  const isLateCancel = isApplicant && booking.startsAt - now < rules.cancelNoticeMs;
  const ended: Booking = { ...booking, ...OFF, isLateCancel, ...(facts.old === null ? {} : { replaces: null }) };
  const told = { to: toldOf(actor, booking), why, by: actor.party.nick };
  const parts = withoutAskedMove(ending('cancelled', told, ended, facts, rules, now), facts, actor, rules, now);
  return { kind: 'change', change: changeOf(actor.party.id, why, parts), booking: ended };
}

/** The applicant does not want what is held for them. A place in the queue is kept. */
export function declineHold(
  { party }: Actor,
  facts: ReleaseFacts,
  why: string,
  rules: InterviewRules,
  now: Instant,
): Decision<{ booking: Booking }> {
  const { booking } = facts;
  if (booking.applicant.id !== party.id) return refuse({ reason: 'notYours', booking });
  if (booking.state !== 'held') return refuse({ reason: 'wrongState', booking });
  const ended: Booking = { ...booking, ...OFF, ...(facts.old === null ? {} : { replaces: null }) };
  // A mentor who booked somebody waits for their word; a hold out of the queue the mentor never heard of.
  const told: readonly Side[] = booking.origin === 'mentor' ? ['mentor'] : [];
  return {
    kind: 'change',
    change: changeOf(party.id, why, {
      ...ending('declined', { to: told, why }, ended, facts, rules, now),
      endedEntries: spent(facts),
    }),
    booking: ended,
  };
}

/** The time to accept is over; null while it is not. */
export function expireHold(facts: ReleaseFacts, rules: InterviewRules, now: Instant): Change | null {
  const { booking } = facts;
  if (booking.state !== 'held' || booking.heldUntil === null || booking.heldUntil > now) return null;
  const ended: Booking = { ...booking, ...OFF, ...(facts.old === null ? {} : { replaces: null }) };
  const endedEntries = spent(facts);
  const told: readonly Side[] = booking.origin === 'mentor' ? ['applicant', 'mentor'] : ['applicant'];
  const kind = endedEntries.length > 0 ? 'spent' : 'expired';
  const parts = ending(kind, { to: told }, ended, facts, rules, now);
  return changeOf('bot', 'not accepted in time', { ...parts, endedEntries });
}

/** The one slot after a missed interview is offered once: who does not take it waits no longer. */
function spent({ booking, queue }: Pick<ReleaseFacts, 'booking' | 'queue'>): Change['endedEntries'] {
  const entry = queue.find(({ applicant }) => applicant.id === booking.applicant.id);
  return booking.origin === 'queue' && entry?.isSecondChance ? [{ id: entry.id, end: 'spent' }] : [];
}

/** What must be known to take a slot back. */
export interface WithdrawFacts extends TurnFacts {
  readonly idea: InterviewIdea;
  readonly slot: Slot;
  /** The live booking on the slot, or null; `live` has those of its applicant but for this one. */
  readonly onSlot: Booking | null;
  /** As in `ReleaseFacts`. */
  readonly old: Booking | null;
}

/**
 * A mentor takes a slot back; the applicant who had it is told. Who had booked it keeps their turn: they wait as if since then.
 */
export function withdrawSlot(
  actor: Actor,
  facts: WithdrawFacts,
  why: string,
  rules: InterviewRules,
  now: Instant,
): Decision {
  const { idea, slot, onSlot, old } = facts;
  if (!mayManage(actor, idea)) return refuse({ reason: 'notMentor', idea: idea.slug });
  if (slot.state === 'withdrawn') return refuse({ reason: 'slotWithdrawn', slot });
  if (slot.startsAt <= now) return refuse({ reason: 'slotPast', slot });
  const withdrawnSlots = [slot.id];
  if (onSlot === null) return { kind: 'change', change: changeOf(actor.party.id, why, { withdrawnSlots }) };
  if (onSlot.state === 'running') return refuse({ reason: 'wrongState', booking: onSlot });
  const ended: Booking = { ...onSlot, ...OFF, ...(old === null ? {} : { replaces: null }) };
  const turn = turnFacts(onSlot, facts);
  const given =
    onSlot.state === 'held' || hasTurn(onSlot, turn)
      ? null
      : turnAgain(onSlot, { joinedAt: onSlot.createdAt, isSecondChance: false }, turn, rules, now);
  const released = { idea, slot: { ...slot, state: 'withdrawn' }, booking: onSlot, queue: [], old } as const;
  const kind = given === null ? 'cancelled' : 'withdrawn';
  const told = { to: toldOf(actor, onSlot), why, by: actor.party.nick };
  const parts = ending(kind, told, ended, released, rules, now);
  const notices = [...(parts.notices ?? []), ...(given?.notices ?? [])];
  return { kind: 'change', change: changeOf(actor.party.id, why, { ...parts, ...given, notices, withdrawnSlots }) };
}

/** What somebody has been asked to move to they can still accept, but it is no turn of theirs; a second slot is not held for them. */
function turnFacts(onSlot: Booking, { queue, open, live, restsUntil }: WithdrawFacts): TurnFacts {
  const askedMove = askedMoveOf(onSlot, live);
  if (askedMove === null) return { queue, open, live, restsUntil };
  return { queue, open: [], live: live.filter(({ id }) => id !== askedMove.id), restsUntil };
}

/** The same change, by which nobody asks to move the booking any more. */
export function withoutAskedMove(
  parts: Partial<Change>,
  { booking, queue, askedMove }: ReleaseFacts,
  { party }: Actor,
  rules: InterviewRules,
  now: Instant,
): Partial<Change> {
  if (askedMove === null) return parts;
  const { steps = [], newBookings = [], notices = [], withdrawnNotices = [] } = parts;
  const context = { isOver: true, served: newBookings, by: party.nick };
  const taken = takenBack(askedMove, booking, context, queue, rules, now);
  return {
    ...parts,
    steps: [...steps, ...taken.steps],
    newBookings: [...newBookings, ...taken.newBookings],
    notices: [...notices, ...taken.notices],
    withdrawnNotices: [...withdrawnNotices, ...taken.withdrawnNotices],
  };
}

/** Both sides but the one that acts; an applicant's booking that is only held the mentor need not hear of. */
export function toldOf(actor: Actor, { applicant, mentor, state, origin }: Booking): readonly Side[] {
  const hearsMentor = mentor.id !== actor.party.id && (state !== 'held' || origin === 'mentor');
  return [
    ...(applicant.id === actor.party.id ? [] : (['applicant'] as const)),
    ...(hearsMentor ? (['mentor'] as const) : []),
  ];
}

const OFF = { state: 'cancelled', heldUntil: null } as const;

/** Who is told of an end, and what. */
interface Told {
  readonly to: readonly Side[];
  readonly why?: string;
  /** The nick of who brought it about. */
  readonly by?: string;
}

/** What every end of a booking brings: the word to the others, no more reminders, and the slot goes to the next. */
export function ending(
  kind: NoticeKind,
  { to, why = '', by }: Told,
  ended: Booking,
  { slot, booking, queue, old }: Omit<ReleaseFacts, 'askedMove'>,
  rules: InterviewRules,
  now: Instant,
): Partial<Change> {
  // Who has just let it go is not the next, wherever they stand.
  const others = queue.filter(({ applicant }) => applicant.id !== booking.applicant.id);
  const handed = handOn(slot, others, rules, now);
  const words = { why, ...(by === undefined ? {} : { by }), ...(old === null ? {} : { old }) };
  return {
    steps: [{ from: booking.state, booking: ended }],
    newBookings: handed.newBookings,
    notices: [...to.map((side) => noticeNow(kind, side, ended, now, words)), ...handed.notices],
    withdrawnNotices: [...allReminders(booking, rules), noticeNow('held', 'applicant', booking, now)],
  };
}
