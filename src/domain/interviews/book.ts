import type { Instant } from '../program/key-date.ts';
import type { Booking } from './booking.ts';
import { changeOf, type Decision, type Refusal, refuse } from './change.ts';
import { newBooking } from './hand-on.ts';
import { confirmUntil } from './hold.ts';
import { noticeNow, remindersOf } from './notice.ts';
import { type Actor, type InterviewIdea, mayManage, type Party } from './party.ts';
import type { QueueEntry } from './queue.ts';
import { ending, type ReleaseFacts } from './release.ts';
import type { InterviewRules } from './rules.ts';
import { overlap, type Slot } from './slot.ts';

/** What must be known to book a slot for an applicant. */
export interface BookFacts {
  readonly idea: InterviewIdea;
  readonly slot: Slot;
  /** The live booking on the slot, or null. */
  readonly onSlot: Booking | null;
  /** The applicant's live bookings, for any idea. */
  readonly live: readonly Booking[];
  /** How often the applicant was missing at an interview of the idea. */
  readonly missed: number;
  /** The applicant's place in the queue of the idea, or null. */
  readonly entry: QueueEntry | null;
  /** What the booking on the slot is asked to take the place of, as in `AcceptFacts`. */
  readonly old: ReleaseFacts | null;
}

/** What must be known to accept what is held. */
export interface AcceptFacts {
  readonly booking: Booking;
  readonly entry: QueueEntry | null;
  /** The booking that a mentor asks to move to this one, if it stands; it ends when this one is accepted. */
  readonly old: ReleaseFacts | null;
}

/** From then on an applicant gets a slot of the idea only if a mentor books it for them. */
export const MAX_MISSED = 2;

/** An applicant takes an open slot, or accepts the one that is held for them. */
export function bookSlot(
  actor: Actor,
  facts: BookFacts,
  rules: InterviewRules,
  now: Instant,
): Decision<{ booking: Booking }> {
  const { party } = actor;
  const { slot, onSlot, idea, entry, old } = facts;
  if (onSlot?.state === 'held' && onSlot.applicant.id === party.id)
    return acceptHold(actor, { booking: onSlot, entry, old }, rules, now);
  const refusal = refusalFor(party, facts, rules, now);
  if (refusal !== null) return refuse(refusal);
  if (facts.missed >= MAX_MISSED) return refuse({ reason: 'missedTwice', idea: idea.slug });
  const booking = newBooking(-1, slot, party, now);
  const notices = [noticeNow('booked', 'mentor', booking, now), ...remindersOf(booking, rules, now)];
  const change = changeOf(party.id, '', { newBookings: [booking], endedEntries: served(entry), notices });
  return { kind: 'change', change, booking };
}

/** A mentor books an applicant, who has to accept. */
export function bookFor(
  actor: Actor,
  applicant: Party,
  facts: BookFacts,
  rules: InterviewRules,
  now: Instant,
): Decision<{ booking: Booking }> {
  if (!mayManage(actor, facts.idea)) return refuse({ reason: 'notMentor', idea: facts.idea.slug });
  const refusal = refusalFor(applicant, facts, rules, now);
  if (refusal !== null) return refuse(refusal);
  const heldUntil = confirmUntil(facts.slot.startsAt, rules, now);
  if (heldUntil === null) return refuse({ reason: 'tooSoon', slot: facts.slot, noticeMs: rules.bookNoticeMs });
  const booking: Booking = {
    ...newBooking(-1, facts.slot, applicant, now),
    state: 'held',
    origin: 'mentor',
    heldUntil,
  };
  const change = changeOf(actor.party.id, '', {
    newBookings: [booking],
    notices: [noticeNow('held', 'applicant', booking, now)],
  });
  return { kind: 'change', change, booking };
}

/** The applicant takes what is held for them. */
export function acceptHold(
  { party }: Actor,
  { booking, entry, old }: AcceptFacts,
  rules: InterviewRules,
  now: Instant,
): Decision<{ booking: Booking }> {
  if (booking.applicant.id !== party.id) return refuse({ reason: 'notYours', booking });
  if (booking.state !== 'held') return refuse({ reason: 'wrongState', booking });
  if (booking.heldUntil === null || booking.heldUntil <= now) return refuse({ reason: 'tooLate', booking });
  const booked: Booking = { ...booking, state: 'booked', heldUntil: null };
  if (old !== null) return acceptMove(booked, old, party, rules, now);
  const change = changeOf(party.id, '', {
    steps: [{ from: 'held', booking: booked }],
    endedEntries: served(entry),
    notices: [noticeNow('booked', 'mentor', booked, now), ...remindersOf(booked, rules, now)],
  });
  return { kind: 'change', change, booking: booked };
}

/** The booking that was asked to be moved gives way; its slot goes to the next. */
function acceptMove(
  booked: Booking,
  facts: ReleaseFacts,
  { id }: Party,
  rules: InterviewRules,
  now: Instant,
): Decision<{ booking: Booking }> {
  const { booking: old } = facts;
  if (old.state !== 'booked' && old.state !== 'checked-in') return refuse({ reason: 'tooLate', booking: booked });
  const parts = ending('moved', { to: [] }, { ...old, state: 'moved' }, facts, rules, now);
  const change = changeOf(id, '', {
    ...parts,
    steps: [...(parts.steps ?? []), { from: 'held', booking: booked }],
    notices: [
      noticeNow('moved', 'mentor', booked, now, { old }),
      ...remindersOf(booked, rules, now),
      ...(parts.notices ?? []),
    ],
  });
  return { kind: 'change', change, booking: booked };
}

/** What is in the way of an applicant taking a slot, whoever books it; null if nothing is. */
export function refusalFor(
  applicant: Party,
  { idea, slot, onSlot, live }: Pick<BookFacts, 'idea' | 'slot' | 'onSlot' | 'live'>,
  rules: InterviewRules,
  now: Instant,
): Refusal | null {
  if (slot.state === 'withdrawn') return { reason: 'slotWithdrawn', slot };
  if (slot.startsAt <= now) return { reason: 'slotPast', slot };
  const same = live.find((booking) => booking.program === idea.program && booking.idea === idea.slug);
  if (same) return { reason: 'alreadyBooked', booking: same };
  if (onSlot !== null) return { reason: 'slotTaken', slot };
  if (idea.mentors.includes(applicant.id)) return { reason: 'ownIdea', idea: idea.slug };
  if (slot.startsAt - now < rules.bookNoticeMs) return { reason: 'tooSoon', slot, noticeMs: rules.bookNoticeMs };
  const other = live.find((booking) => overlap(booking, slot));
  return other ? { reason: 'overlap', booking: other } : null;
}

/** Who has a slot waits no longer. */
function served(entry: QueueEntry | null) {
  return entry === null ? [] : [{ id: entry.id, end: 'served' as const }];
}
