import type { Instant } from '../program/key-date.ts';
import type { Booking } from './booking.ts';
import { type Change, changeOf, type Decision, refuse } from './change.ts';
import { handOn } from './hand-on.ts';
import { type Actor, type InterviewIdea, mayManage } from './party.ts';
import type { Waiting } from './queue.ts';
import type { InterviewRules } from './rules.ts';
import { overlap, type Slot, type Span } from './slot.ts';

/** What must be known to offer slots. */
export interface OfferFacts {
  readonly idea: InterviewIdea;
  /** The mentor's slots that are offered already, for any idea. */
  readonly own: readonly Slot[];
  /** Who waits for a slot of the idea. */
  readonly queue: readonly Waiting[];
}

/** Offers slots. Those that wait get them held, in their order; one slot each. All of it or nothing is offered. */
export function offerSlots(
  spans: readonly Span[],
  actor: Actor,
  { idea, own, queue }: OfferFacts,
  rules: InterviewRules,
  now: Instant,
): Decision<{ slots: readonly Slot[] }> {
  if (!mayManage(actor, idea)) return refuse({ reason: 'notMentor', idea: idea.slug });
  const slots = spans.map((span, at) => newSlot(-1 - at, span, actor, idea));
  const fault = spansFault(slots, rules, now);
  if (fault !== null) return refuse({ reason: fault.reason, limit: fault.limit });
  const clash = findClash(slots, own);
  if (clash !== null) return refuse({ reason: 'clash', ...clash });
  const handed = handOnAll(slots, queue, rules, now);
  return { kind: 'change', change: changeOf(actor.party.id, '', { newSlots: slots, ...handed }), slots };
}

function newSlot(id: number, { startsAt, endsAt }: Span, { party }: Actor, { program, slug }: InterviewIdea): Slot {
  return { id, program, idea: slug, mentor: party, startsAt, endsAt, state: 'offered' };
}

function spansFault(slots: readonly Slot[], rules: InterviewRules, now: Instant) {
  if (slots.length === 0) return { reason: 'noSlots', limit: 0 } as const;
  if (slots.length > rules.maxSlotsPerOffer) return { reason: 'tooMany', limit: rules.maxSlotsPerOffer } as const;
  if (slots.some(({ startsAt }) => startsAt <= now)) return { reason: 'slotsPast', limit: 0 } as const;
  if (slots.some(({ startsAt }) => startsAt > now + rules.horizonMs))
    return { reason: 'tooFar', limit: rules.horizonMs } as const;
  return null;
}

/** The first of the wanted slots that is in the way of another one of the mentor, wanted or offered. */
function findClash(
  wanted: readonly Slot[],
  own: readonly Slot[],
): { readonly wanted: Slot; readonly slot: Slot } | null {
  for (const [at, one] of wanted.entries()) {
    const other = [...own, ...wanted.slice(0, at)].find((slot) => overlap(one, slot));
    if (other) return { wanted: one, slot: other };
  }
  return null;
}

function handOnAll(
  slots: readonly Slot[],
  queue: readonly Waiting[],
  rules: InterviewRules,
  now: Instant,
): Partial<Change> {
  const newBookings: Booking[] = [];
  const notices: Change['notices'][number][] = [];
  for (const slot of slots) {
    const held = new Set(newBookings.map(({ applicant }) => applicant.id));
    const others = queue.filter(({ applicant }) => !held.has(applicant.id));
    const handed = handOn(slot, others, rules, now, -1 - newBookings.length);
    newBookings.push(...handed.newBookings);
    notices.push(...handed.notices);
  }
  return { newBookings, notices };
}
