import type { Phrasebook } from '../../answers/compose/phrasebook.ts';
import { zoneRules } from '../../answers/compose/zone-rules.ts';
import type { Booking } from '../../domain/interviews/booking.ts';
import { type Change, type Decision, type Numbering, numbered, type Refusal } from '../../domain/interviews/change.ts';
import type { InterviewIdea, Party } from '../../domain/interviews/party.ts';
import type { Waiting } from '../../domain/interviews/queue.ts';
import type { InterviewRules } from '../../domain/interviews/rules.ts';
import type { IdeaKey } from '../../domain/program/find.ts';
import { ideaNamed } from '../../domain/program/find.ts';
import type { Instant } from '../../domain/program/key-date.ts';
import type { Program } from '../../domain/program/program.ts';
import { afterQuietHours } from '../../domain/reminders/quiet-hours.ts';
import type { CalendarWriter } from '../../ports/calendar-writer.ts';
import type { Clock } from '../../ports/clock.ts';
import type { InterviewStore } from '../../ports/interview-store.ts';
import type { PreferenceStore } from '../../ports/preference-store.ts';
import { composeNotice } from './compose-notice.ts';

/** What the desk is made of. */
export interface DeskParts {
  readonly store: InterviewStore;
  readonly preferences: PreferenceStore;
  readonly calendar: CalendarWriter;
  /** Read anew each time: they may have been loaded again. */
  programs(): readonly Program[];
  readonly clock: Clock;
  readonly rules: InterviewRules;
  readonly say: Phrasebook;
  /** Told that there is something new to be said at once. */
  nudge(): void;
}

/** What became of a wish. */
export type Outcome<T = object> =
  | ({ readonly kind: 'done' } & T)
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  /** There is no slot or booking of that number. */
  | { readonly kind: 'missing'; readonly what: 'slot' | 'booking'; readonly id: number };

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

export async function apply(parts: DeskParts, change: Change): Promise<Numbering | null> {
  const zones = new Map<string, string | null>();
  for (const { to } of change.notices) if (!zones.has(to.id)) zones.set(to.id, await zoneOf(parts, to));
  const numbering = await parts.store.apply(
    change,
    (notices) =>
      notices.map((notice) =>
        composeNotice(notice, { say: parts.say, programs: parts.programs(), zone: zones.get(notice.to.id) ?? null }),
      ),
    parts.clock.now(),
  );
  if (numbering !== null && change.notices.length > 0) parts.nudge();
  return numbering;
}

async function zoneOf({ preferences }: DeskParts, { network, account, nick }: Party): Promise<string | null> {
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
