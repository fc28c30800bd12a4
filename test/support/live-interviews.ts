/**
 * A process in which people live through interviews until it is killed: `node live-interviews.ts FILE SEED`.
 *
 * Before each act its name is printed. It goes on where an earlier process was when it was killed.
 */
import { writeSync } from 'node:fs';
import type { Party } from '../../src/domain/interviews/party.ts';
import { incoming } from './conversation.ts';
import { actor, ann, bob, carol, dave, erin, HOUR, MINUTE, party } from './interviews.ts';
import { type DeskRig, openDesk } from './open-desk.ts';

const [file = '', seed = '1'] = process.argv.slice(2);
const rig = await openDesk({ file });
const PEOPLE = [carol, dave, erin, party('frank'), party('gus')];
const KEY = { program: 'orchard-2030', idea: 'quince' };

let state = Number(seed);
/** Chance that is the same for the same seed (a linear congruential generator). */
function below(limit: number): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((state / 2 ** 32) * limit);
}
const any = <T>(list: readonly T[], other: T): T => list[below(list.length)] ?? other;

/** Names of acts, with more of those that lead somewhere. */
const ACTS = {
  offer: async ({ desk, clock }: DeskRig) => {
    const startsAt = clock.now() + (3 + below(30)) * HOUR;
    await desk.offer(actor(any([ann, bob], ann)), KEY, [{ startsAt, endsAt: startsAt + 2 * HOUR }]);
  },
  join: ({ desk }: DeskRig) => desk.join(actor(any(PEOPLE, carol)), KEY),
  book: async ({ desk, clock }: DeskRig) => {
    const [slot] = await desk.store.openSlots(KEY.program, KEY.idea, clock.now() + 2 * HOUR, 1);
    if (slot) await desk.book(actor(any(PEOPLE, carol)), slot.id);
  },
  bookFor: async ({ desk, clock }: DeskRig) => {
    const [slot] = await desk.store.openSlots(KEY.program, KEY.idea, clock.now() + 3 * HOUR, 1);
    if (slot) await desk.bookFor(actor(ann), slot.id, any(PEOPLE, carol));
  },
  call: ({ desk }: DeskRig) => desk.callNext(actor(ann), KEY, null),
  withdraw: async ({ desk, clock }: DeskRig) => {
    const [slot] = await desk.store.openSlots(KEY.program, KEY.idea, clock.now(), 1);
    if (slot && below(4) === 0) await desk.withdraw(actor(ann), slot.id, 'ill');
  },
  accept: (life: DeskRig) => onBooking(life, 'held', (id, { desk }, who) => desk.accept(actor(who), id)),
  decline: (life: DeskRig) => onBooking(life, 'held', (id, { desk }, who) => desk.decline(actor(who), id, '')),
  cancel: (life: DeskRig) => onBooking(life, 'booked', (id, { desk }, who) => desk.cancel(actor(who), id, 'why')),
  move: (life: DeskRig) =>
    onBooking(life, 'booked', async (id, { desk, clock }, who) => {
      const [slot] = await desk.store.openSlots(KEY.program, KEY.idea, clock.now() + 2 * HOUR, 1);
      if (slot) await desk.move(actor(who), id, slot.id);
    }),
  ask: (life: DeskRig) =>
    onBooking(life, 'booked', async (id, { desk, clock }) => {
      const [slot] = await desk.store.openSlots(KEY.program, KEY.idea, clock.now() + 3 * HOUR, 1);
      if (slot) await desk.move(actor(any([ann, bob], ann)), id, slot.id);
    }),
  come: (life: DeskRig) =>
    onBooking(life, 'booked', async (id, { desk, clock }, who, startsAt) => {
      if (startsAt > clock.now()) clock.set(new Date(startsAt).toISOString());
      await desk.checkIn(actor(who), id);
      await desk.checkIn(actor(ann), id);
    }),
  say: (life: DeskRig) =>
    onBooking(life, 'running', async (_, { running }, { account }) => {
      const message = incoming('hello', { network: 'oftc', channel: null, sender: { nick: account, account } });
      await running.hear(message, async () => account);
    }),
  turn: (life: DeskRig) => onBooking(life, 'running', (_, { running }) => running.turn(actor(ann), { kind: 'pause' })),
  tick: async ({ clock, runner }: DeskRig) => {
    clock.set(new Date(clock.now() + (1 + below(40)) * MINUTE).toISOString());
    await runner.tick();
  },
};

async function onBooking(
  life: DeskRig,
  wanted: string,
  act: (id: number, life: DeskRig, applicant: Party, startsAt: number) => Promise<unknown>,
): Promise<void> {
  const live = await life.desk.store.bookingsFor(KEY.program, [KEY.idea], 0);
  const found = live.filter((booking) => booking.state === wanted);
  const booking = found[below(found.length)];
  if (booking) await act(booking.id, life, booking.applicant, booking.startsAt);
}

const last = await rig.database.knex('interview_history').max({ at: 'at' }).first();
if (last?.['at']) rig.clock.set(new Date(Number(last['at'])).toISOString());
const names = Object.keys(ACTS);
for (;;) {
  // The names are those of the acts.
  const name = any(names, 'tick') as keyof typeof ACTS;
  writeSync(1, `${name}\n`);
  await ACTS[name](rig);
}
