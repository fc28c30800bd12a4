import { zoneRules } from '../../answers/compose/zone-rules.ts';
import { askedMoveOf, stillStands } from '../../domain/interviews/asked-move.ts';
import type { Booking } from '../../domain/interviews/booking.ts';
import type { InterviewIdea, Party } from '../../domain/interviews/party.ts';
import type { Waiting } from '../../domain/interviews/queue.ts';
import type { ReleaseFacts } from '../../domain/interviews/release.ts';
import type { IdeaKey } from '../../domain/program/find.ts';
import { ideaNamed } from '../../domain/program/find.ts';
import type { Instant } from '../../domain/program/key-date.ts';
import type { Program } from '../../domain/program/program.ts';
import { afterQuietHours } from '../../domain/reminders/quiet-hours.ts';
import type { DeskParts } from './desk-parts.ts';

/** As many open slots as anybody waits for. */
export const MAX_OPEN = 200;
const NOTHING_OWN = { live: [], missed: 0, entry: null };

/** What must be known to book a slot for an applicant; null if there is no such slot. */
export async function bookFacts(parts: DeskParts, slotId: number, applicantId: string) {
  const { store } = parts;
  const found = await store.slot(slotId);
  if (found === null) return null;
  const key = { program: found.slot.program, idea: found.slot.idea };
  // A slot that is gone needs no more questions; most of a rush ends here.
  const isTaken = found.onSlot !== null && found.onSlot.applicant.id !== applicantId;
  const own = isTaken ? NOTHING_OWN : await store.applicant(applicantId, key);
  const old = found.onSlot === null || isTaken ? null : await oldFacts(parts, found.onSlot);
  return { ...found, ...own, old, idea: findIdea(key, parts.programs()) };
}

/** What must be known to end a booking; null if there is no such booking. */
export async function releaseFacts(parts: DeskParts, bookingId: number): Promise<ReleaseFacts | null> {
  const { store } = parts;
  const booking = await store.booking(bookingId);
  const found = booking && (await store.slot(booking.slotId));
  if (!booking || !found) return null;
  const { live } = await store.applicant(booking.applicant.id, booking);
  const asked = askedMoveOf(booking, live);
  const askedSlot = asked && (await store.slot(asked.slotId));
  return {
    booking,
    slot: found.slot,
    idea: findIdea(booking, parts.programs()),
    queue: await queueOf(parts, booking),
    old: await oldOf(parts, booking),
    askedMove: asked && askedSlot && { booking: asked, slot: askedSlot.slot },
  };
}

/** The booking that a held one is asked to take the place of, if it stands. */
export async function oldOf({ store }: DeskParts, { state, replaces }: Booking): Promise<Booking | null> {
  const old = state === 'held' && replaces !== null ? await store.booking(replaces) : null;
  return old !== null && stillStands(old) ? old : null;
}

/** What must be known to end the booking that a held one is asked to take the place of; null if there is none. */
export async function oldFacts(parts: DeskParts, held: Booking): Promise<ReleaseFacts | null> {
  const old = await oldOf(parts, held);
  return old === null ? null : releaseFacts(parts, old.id);
}

/** What must be known to give the applicant of a booking another turn. */
export async function turnFacts(parts: DeskParts, { id, program, idea, applicant }: Booking) {
  const { store, clock, rules } = parts;
  const { live, missed } = await store.applicant(applicant.id, { program, idea });
  return {
    queue: await queueOf(parts, { program, idea }),
    open: await store.openSlots(program, idea, clock.now() + rules.bookNoticeMs, MAX_OPEN),
    live: live.filter((one) => one.id !== id),
    missed,
    restsUntil: await restsUntil(parts, applicant),
  };
}

/** The zone that somebody has set where they were last met, or null. @throws StoreError */
export async function zoneOf({ preferences }: DeskParts, { network, account, nick }: Party): Promise<string | null> {
  return preferences.zoneOf(network, { account, nick });
}

/** Who waits for a slot of an idea, and until when each of them rests. */
export async function queueOf(parts: DeskParts, key: IdeaKey): Promise<readonly Waiting[]> {
  const queue = await parts.store.queue(key);
  return Promise.all(queue.map(async (entry) => ({ ...entry, restsUntil: await restsUntil(parts, entry.applicant) })));
}

/** When the night of somebody ends where they are; null by day, or if it is not known where they are. */
export async function restsUntil(parts: DeskParts, party: Party): Promise<Instant | null> {
  const zone = await zoneOf(parts, party);
  const now = parts.clock.now();
  const until = zone === null ? now : afterQuietHours(now, parts.rules.quiet, zone, zoneRules);
  return until > now ? until : null;
}

/** An idea that has left its program has no mentors any more; only org admins can act on what is left of it. */
export function findIdea(key: IdeaKey, programs: readonly Program[]): InterviewIdea {
  return { program: key.program, slug: key.idea, mentors: ideaNamed(key, programs)?.mentors ?? [] };
}
