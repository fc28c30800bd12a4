import type { Booking } from '../../src/domain/interviews/booking.ts';
import type { Change, Refusal } from '../../src/domain/interviews/change.ts';
import { newBooking } from '../../src/domain/interviews/hand-on.ts';
import type { Actor, InterviewIdea, Party } from '../../src/domain/interviews/party.ts';
import type { Waiting } from '../../src/domain/interviews/queue.ts';
import type { Slot } from '../../src/domain/interviews/slot.ts';

/** An instant of ISO 8601. */
export const at = (iso: string): number => Date.parse(iso);

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

/** The present of these tests: a Monday noon. */
export const NOW = at('2030-03-18T12:00:00Z');

export function party(name: string, id = `oftc/${name}`): Party {
  return { id, network: 'oftc', account: name, nick: name };
}

export function actor(who: Party, isAdmin = false): Actor {
  return { party: who, isAdmin };
}

/** Ann mentors pear together with Bob. */
export const ann = party('appletree', 'ann-lee');
export const bob = party('bobstone', 'bob-stone');
export const carol = party('carol');
export const dave = party('dave');
export const erin = party('erin');

export const pear: InterviewIdea = { program: 'orchard-2030', slug: 'pear', mentors: ['ann-lee', 'bob-stone'] };

/** Ann's slot s12, two days from now, but for what a test sets. */
export function slot(parts: Partial<Slot> = {}): Slot {
  return {
    id: 12,
    program: 'orchard-2030',
    idea: 'pear',
    mentor: ann,
    startsAt: at('2030-03-20T14:00:00Z'),
    endsAt: at('2030-03-20T15:00:00Z'),
    state: 'offered',
    ...parts,
  };
}

/** Carol's booking b7 of Ann's slot, but for what a test sets. */
export function booking(parts: Partial<Booking> = {}): Booking {
  return { ...newBooking(7, slot(), carol, NOW), ...parts };
}

export function waiting(id: number, applicant: Party, parts: Partial<Waiting> = {}): Waiting {
  return {
    id,
    program: 'orchard-2030',
    idea: 'pear',
    applicant,
    joinedAt: NOW,
    isSecondChance: false,
    restsUntil: null,
    busy: [],
    hasLive: false,
    passed: [],
    ...parts,
  };
}

/** The change of a decision. Fails if it was refused. */
export function changed(decision: { kind: 'change'; change: Change } | { kind: 'refused'; refusal: Refusal }): Change {
  if (decision.kind === 'refused') throw new Error(`refused: ${decision.refusal.reason}`);
  return decision.change;
}

/** Why a decision was refused; "no" if it was not. */
export function reasonOf(decision: { kind: 'change' } | { kind: 'refused'; refusal: Refusal }): string {
  return decision.kind === 'refused' ? decision.refusal.reason : 'no';
}

/** Whom a change tells what: "booked to appletree". */
export function told({ notices }: Pick<Change, 'notices'>): readonly string[] {
  return notices.map(({ kind, to }) => `${kind} to ${to.nick}`);
}
