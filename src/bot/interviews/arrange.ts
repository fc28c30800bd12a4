import type { Booking } from '../../domain/interviews/booking.ts';
import { type Change, type Decision, type Numbering, numbered, type Refusal } from '../../domain/interviews/change.ts';
import { addressNotices } from './address-notices.ts';
import { composeNotice } from './compose-notice.ts';
import { zoneOf } from './desk-facts.ts';
import type { DeskParts } from './desk-parts.ts';

/** What became of a wish. */
export type Outcome<T = object> =
  | ({ readonly kind: 'done' } & T)
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  /** There is no slot or booking of that number. */
  | { readonly kind: 'missing'; readonly what: 'slot' | 'booking'; readonly id: number };

/** Nothing stands under the number that was named. */
export type Missing = Extract<Outcome, { readonly kind: 'missing' }>;

/** Only endless bad luck needs more; it would be a fault of ours. */
const MAX_TRIES = 25;

/** Decides, stores, and decides anew if what was decided on has become otherwise meanwhile. */
export async function arrangeAnew<T extends object>(
  parts: DeskParts,
  decide: () => Promise<Decision<T> | Missing>,
): Promise<Outcome<T & { readonly change: Change; readonly numbering: Numbering }>> {
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const decision = await decide();
    if (decision.kind !== 'change') return decision;
    const numbering = await apply(parts, decision.change);
    if (numbering !== null) return { ...decision, ...storedBooking(decision, numbering), kind: 'done', numbering };
  }
  throw new Error('a wish was overtaken too often');
}

function storedBooking(decision: object, numbering: Numbering): object {
  // The booking of a decision is as the change leaves it, but for its number.
  return 'booking' in decision ? { booking: numbered(decision.booking as Booking, numbering) } : {};
}

/** Stores a change with the messages that it brings, in the zones of who reads them. @returns null if it was overtaken; then nothing is stored. @throws StoreError */
export async function apply(parts: DeskParts, change: Change): Promise<Numbering | null> {
  const zones = new Map<string, string | null>();
  for (const { to } of change.notices) if (!zones.has(to.id)) zones.set(to.id, await zoneOf(parts, to));
  const addressed = await addressNotices(parts, change);
  const numbering = await parts.store.apply(
    change,
    (notices) =>
      notices.map(addressed).map(({ notice, isAtInterview }) => {
        const zone = zones.get(notice.to.id) ?? null;
        const message = composeNotice(notice, { say: parts.say, programs: parts.programs(), zone });
        return isAtInterview ? { ...message, kind: 'interview' as const } : message;
      }),
    parts.clock.now(),
  );
  if (numbering !== null && change.notices.length > 0) parts.nudge();
  return numbering;
}
