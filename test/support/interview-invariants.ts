import { expect } from 'vitest';
import { type BookingRow, bookingOf, type QueueRow } from '../../src/adapters/sql/interview-rows.ts';
import type { Booking } from '../../src/domain/interviews/booking.ts';
import { HAS_ANOTHER } from '../../src/domain/interviews/follow-up.ts';
import type { DeskRig } from './open-desk.ts';

/** Everything that is stored, read past the store. */
export interface Snapshot {
  readonly bookings: readonly Booking[];
  readonly entries: readonly (QueueRow & { readonly ended_at: number | null })[];
  readonly history: readonly {
    readonly what: string;
    readonly by: string;
    readonly why: string;
    readonly booking_id: number | null;
  }[];
  /** Keys of messages and their states. */
  readonly messages: ReadonlyMap<string, string>;
}

export async function snapshot({ database: { knex } }: DeskRig): Promise<Snapshot> {
  const rows: BookingRow[] = await knex('interview_bookings as b')
    .join('interview_slots as s', 's.id', 'b.slot_id')
    .select('b.*', 's.mentor', 's.mentor_network', 's.mentor_account', 's.mentor_nick')
    .orderBy('b.id');
  const messages: { key: string; state: string }[] = await knex('outbox').select('key', 'state');
  return {
    bookings: rows.map(bookingOf),
    entries: await knex('interview_queue').orderBy('id'),
    history: await knex('interview_history').orderBy('id'),
    messages: new Map(messages.map(({ key, state }) => [key, state])),
  };
}

const LIVE = ['held', 'booked', 'checked-in', 'running'];
const isLive = ({ state }: Booking) => LIVE.includes(state);
/** Written out here a second time, so that a slip in the table of the domain shows. */
const ALLOWED = new Set([
  '> held',
  '> booked',
  'held > booked',
  'held > cancelled',
  'booked > booked',
  'booked > checked-in',
  'booked > cancelled',
  'booked > moved',
  'booked > no-show',
  'checked-in > checked-in',
  'checked-in > running',
  'checked-in > cancelled',
  'checked-in > moved',
  'checked-in > no-show',
  'no-show > no-show',
  'no-show > running',
  'running > done',
]);

/** What must be true at every moment. */
export function checkBooks({ bookings, history, messages, entries }: Snapshot, after: string): void {
  const live = bookings.filter(isLive);
  for (const one of live) {
    const others = live.filter(({ id }) => id !== one.id);
    expect(
      others.filter(({ slotId }) => slotId === one.slotId),
      `two on a slot after "${after}"`,
    ).toEqual([]);
    const same = others.filter(({ applicant }) => applicant.id === one.applicant.id);
    // What a mentor asks for stands beside the booking that it is about, and beside nothing else.
    const isAsked = (asked: Booking, old: Booking) => asked.state === 'held' && asked.replaces === old.id;
    const besides = same.filter((other) => !isAsked(one, other) && !isAsked(other, one));
    expect(
      besides.filter(({ idea }) => idea === one.idea),
      `two for an idea after "${after}"`,
    ).toEqual([]);
    expect(
      besides.filter((other) => overlaps(one, other)),
      `a person in two places after "${after}"`,
    ).toEqual([]);
    const waits = entries.some(
      (entry) => entry.ended_at === null && entry.applicant === one.applicant.id && entry.idea === one.idea,
    );
    if (one.state !== 'held') expect(waits, `booked and still waiting after "${after}"`).toBe(false);
  }
  const inside = live
    .filter(({ state }) => state === 'running')
    .flatMap(({ applicant, host, mentor }) => [applicant.id, (host ?? mentor).id]);
  expect(inside, `somebody in two interviews after "${after}"`).toHaveLength(new Set(inside).size);
  for (const { state, heldUntil, startsAt } of bookings) {
    expect(heldUntil === null, `held without an end, or ended and held, after "${after}"`).toBe(state !== 'held');
    if (heldUntil !== null) expect(heldUntil).toBeLessThanOrEqual(startsAt - 2 * 3_600_000);
  }
  const steps = history.filter(({ what }) => what.includes('>'));
  expect(
    steps.map(({ what }) => what).filter((what) => !ALLOWED.has(what)),
    `after "${after}"`,
  ).toEqual([]);
  for (const booking of bookings) checkMessages(booking, steps, messages, after);
}

/** Each change of a booking has its message, and each message its change. */
function checkMessages(
  booking: Booking,
  steps: Snapshot['history'],
  messages: Snapshot['messages'],
  after: string,
): void {
  const own = steps.filter(({ booking_id }) => booking_id === booking.id);
  const keys = [...messages.keys()].filter((key) => key.startsWith(`booking:${booking.id}:`));
  const kinds = new Set(keys.map((key) => key.split(':')[2] ?? ''));
  for (const { what, by, why } of own) {
    const isOwnDecline = what === 'held > cancelled' && booking.origin === 'queue' && by === booking.applicant.id;
    // The old booking of a move is spoken of in the message of the new one.
    // Who has helped themselves need not be told.
    if (why === HAS_ANOTHER) continue;
    if (isOwnDecline || what === 'booked > moved' || what === 'checked-in > moved') continue;
    // That another time is asked for is told by the message of that one, and what went with its interview by the message of that.
    if (what === 'booked > booked' || (what === 'held > cancelled' && booking.replaces !== null)) continue;
    const wanted = MESSAGES[what] ?? [];
    expect(
      wanted.some((kind) => kinds.has(kind)),
      `"${what}" of b${booking.id} without a message after "${after}"`,
    ).toBe(true);
  }
  const hasRun = own.some(({ what }) => what.endsWith('> running'));
  const told = new Set([...own.flatMap(({ what }) => MESSAGES[what] ?? []), ...(hasRun ? IN_THE_ROOM : [])]);
  expect(
    [...kinds].filter((kind) => kind !== 'reminder' && !told.has(kind)),
    `a message without its change after "${after}"`,
  ).toEqual([]);
  const openReminders = keys.filter((key) => key.includes(':reminder:') && messages.get(key) === 'planned');
  if (['held', 'cancelled', 'moved', 'no-show'].includes(booking.state))
    expect(openReminders, `reminders of b${booking.id} after "${after}"`).toEqual([]);
}

/** What is said while an interview runs. */
const IN_THE_ROOM = ['placeRelay', 'phase', 'exercise', 'warning', 'clock', 'line'];
const MESSAGES: Readonly<Record<string, readonly string[]>> = {
  '> held': ['held'],
  '> booked': ['booked', 'moved'],
  'held > booked': ['booked', 'moved'],
  'held > cancelled': ['declined', 'expired', 'spent', 'cancelled'],
  'booked > checked-in': ['here'],
  'booked > cancelled': ['cancelled', 'withdrawn'],
  'booked > no-show': ['missing'],
  'checked-in > checked-in': ['here'],
  'checked-in > running': ['begun'],
  'checked-in > cancelled': ['cancelled', 'withdrawn'],
  'checked-in > no-show': ['missing'],
  'no-show > no-show': ['here', 'again', 'barred'],
  'no-show > running': ['begun'],
  'running > done': ['ended'],
};

/** What the queue gets goes to the first whom it suits, as the queue was before. */
export function checkHandedOn(before: Snapshot, after: Snapshot, name: string): void {
  const old = new Set(before.bookings.map(({ id }) => id));
  for (const fresh of after.bookings.filter(({ id, origin }) => !old.has(id) && origin === 'queue')) {
    const own = entryOf(after, fresh);
    const known = new Set(before.entries.filter(({ ended_at }) => ended_at === null).map(({ id }) => id));
    const earlier = after.entries.filter(
      (entry) =>
        entry.ended_at === null && known.has(entry.id) && entry.idea === fresh.idea && compareEntries(entry, own) < 0,
    );
    const skipped = earlier.filter((entry) => suited(entry.applicant, fresh, after));
    expect(
      skipped.map(({ applicant }) => applicant),
      `passed over after "${name}"`,
    ).toEqual([]);
  }
}

/** The place in the queue out of which somebody got a slot. */
function entryOf({ entries }: Snapshot, { applicant, idea }: Booking): Entry {
  const entry = entries.findLast((one) => one.applicant === applicant.id && one.idea === idea);
  if (entry === undefined) throw new Error('held for somebody who does not wait');
  return entry;
}

type Entry = Snapshot['entries'][number];

function compareEntries(one: Entry, other: Entry): number {
  return one.joined_at - other.joined_at || one.id - other.id;
}

/** Whether somebody who was passed over could have had the slot after all. */
function suited(applicant: string, fresh: Booking, { bookings }: Snapshot): boolean {
  const own = bookings.filter((booking) => booking.applicant.id === applicant);
  const hasLive = own.some((booking) => isLive(booking) && booking.idea === fresh.idea);
  const isBusy = own.some((booking) => isLive(booking) && overlaps(booking, fresh));
  const hadIt = own.some((booking) => booking.slotId === fresh.slotId && booking.state === 'cancelled');
  return !hasLive && !isBusy && !hadIt;
}

function overlaps(one: Booking, other: Booking): boolean {
  return one.startsAt < other.endsAt && other.startsAt < one.endsAt;
}
