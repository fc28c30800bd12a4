import type { Instant } from '../program/key-date.ts';
import { MAX_MISSED } from './book.ts';
import type { Booking } from './booking.ts';
import { changeOf, type Decision, refuse } from './change.ts';
import { handOn } from './hand-on.ts';
import { type Actor, type InterviewIdea, mayManage } from './party.ts';
import { firstFor, placeIn, type QueueEntry, type Waiting } from './queue.ts';
import type { InterviewRules } from './rules.ts';
import type { Slot } from './slot.ts';

/** What must be known to join or leave a queue. */
export interface QueueFacts {
  readonly idea: InterviewIdea;
  readonly queue: readonly QueueEntry[];
  /** The applicant's live bookings, for any idea. */
  readonly live: readonly Booking[];
  /** How often the applicant was missing at an interview of the idea. */
  readonly missed: number;
}

/** Joins at the end. Nobody waits twice for one idea, nor for one that they have a slot of. */
export function joinQueue(
  { party }: Actor,
  { idea, queue, live, missed }: QueueFacts,
  now: Instant,
): Decision<{ place: number }> {
  const { program, slug } = idea;
  if (idea.mentors.includes(party.id)) return refuse({ reason: 'ownIdea', idea: slug });
  if (missed >= MAX_MISSED) return refuse({ reason: 'missedTwice', idea: slug });
  const booking = live.find((one) => one.program === program && one.idea === slug);
  if (booking) return refuse({ reason: 'alreadyBooked', booking });
  const place = placeIn(queue, party.id);
  if (place !== null) return refuse({ reason: 'alreadyQueued', idea: slug, place });
  const entry: QueueEntry = { id: -1, program, idea: slug, applicant: party, joinedAt: now, isSecondChance: false };
  return { kind: 'change', change: changeOf(party.id, '', { newEntries: [entry] }), place: queue.length + 1 };
}

/** Waits no longer. What is held already is not touched: it is declined by itself. */
export function leaveQueue({ party }: Actor, { idea, queue }: Omit<QueueFacts, 'live' | 'missed'>): Decision {
  const entry = queue.find(({ applicant }) => applicant.id === party.id);
  if (!entry) return refuse({ reason: 'notQueued', idea: idea.slug });
  return { kind: 'change', change: changeOf(party.id, '', { endedEntries: [{ id: entry.id, end: 'left' }] }) };
}

/** What must be known to call somebody out of a queue. */
export interface CallFacts {
  readonly idea: InterviewIdea;
  readonly queue: readonly Waiting[];
  /** Open slots of the idea. */
  readonly open: readonly Slot[];
}

/** A mentor calls the first in the queue whom one of the open slots suits; the earliest such slot is held for them. */
export function callNext(
  actor: Actor,
  { idea, queue, open }: CallFacts,
  rules: InterviewRules,
  now: Instant,
): Decision<{ booking: Booking }> {
  if (!mayManage(actor, idea)) return refuse({ reason: 'notMentor', idea: idea.slug });
  if (queue.length === 0) return refuse({ reason: 'queueEmpty', idea: idea.slug });
  const suited = open
    .map((slot) => ({ slot, first: firstFor(slot, queue) }))
    .filter(({ first }) => first !== null)
    .toSorted((one, other) => (one.first?.id ?? 0) - (other.first?.id ?? 0) || one.slot.startsAt - other.slot.startsAt);
  for (const { slot } of suited) {
    const handed = handOn(slot, queue, rules, now);
    const [booking] = handed.newBookings;
    if (booking) return { kind: 'change', change: changeOf(actor.party.id, '', handed), booking };
  }
  return refuse({ reason: 'noOpenSlot', idea: idea.slug });
}

/** A mentor calls the first in the queue for a slot. */
export function callFor(
  actor: Actor,
  { idea, queue, slot, onSlot }: Omit<CallFacts, 'open'> & { readonly slot: Slot; readonly onSlot: Booking | null },
  rules: InterviewRules,
  now: Instant,
): Decision<{ booking: Booking }> {
  if (!mayManage(actor, idea)) return refuse({ reason: 'notMentor', idea: idea.slug });
  if (slot.program !== idea.program || slot.idea !== idea.slug)
    return refuse({ reason: 'notForIdea', slot, idea: idea.slug });
  if (queue.length === 0) return refuse({ reason: 'queueEmpty', idea: idea.slug });
  if (slot.state === 'withdrawn') return refuse({ reason: 'slotWithdrawn', slot });
  if (slot.startsAt <= now) return refuse({ reason: 'slotPast', slot });
  if (onSlot !== null) return refuse({ reason: 'slotTaken', slot });
  if (firstFor(slot, queue) === null) return refuse({ reason: 'suitsNobody', slot });
  const handed = handOn(slot, queue, rules, now);
  const [booking] = handed.newBookings;
  if (!booking) return refuse({ reason: 'tooSoon', slot, noticeMs: rules.bookNoticeMs });
  return { kind: 'change', change: changeOf(actor.party.id, '', handed), booking };
}
