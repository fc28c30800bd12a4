import { checkIn, ended, finish, markNoShow, onTime } from '../../domain/interviews/attend.ts';
import { acceptHold, bookFor, bookSlot } from '../../domain/interviews/book.ts';
import type { Booking, Side } from '../../domain/interviews/booking.ts';
import type { Change, Decision, Numbering } from '../../domain/interviews/change.ts';
import { followUp } from '../../domain/interviews/follow-up.ts';
import { moveBooking } from '../../domain/interviews/move.ts';
import { offerSlots } from '../../domain/interviews/offer-slots.ts';
import type { Actor, Party } from '../../domain/interviews/party.ts';
import { cancelBooking, declineHold, expireHold, withdrawSlot } from '../../domain/interviews/release.ts';
import type { InterviewRules } from '../../domain/interviews/rules.ts';
import type { Slot, Span } from '../../domain/interviews/slot.ts';
import { callFor, callNext, joinQueue, leaveQueue } from '../../domain/interviews/wait.ts';
import type { Account } from '../../domain/people/person-id.ts';
import type { IdeaKey } from '../../domain/program/find.ts';
import type { CalendarWriter } from '../../ports/calendar-writer.ts';
import type { InterviewStore, SlotWithBooking } from '../../ports/interview-store.ts';
import { apply, arrangeAnew, type Missing, type Outcome } from './arrange.ts';
import { bookFacts, findIdea, MAX_OPEN, oldFacts, oldOf, queueOf, releaseFacts, turnFacts } from './desk-facts.ts';
import type { DeskParts } from './desk-parts.ts';
import { forgetApplicant } from './forget-applicant.ts';

/** With the booking as it is stored now. */
export type Booked = { readonly booking: Booking };

/** Where interviews are arranged: each wish is decided on what is true now, and anew if somebody was faster. */
export interface InterviewDesk {
  readonly store: InterviewStore;
  readonly calendar: CalendarWriter;
  readonly rules: InterviewRules;
  offer(actor: Actor, key: IdeaKey, spans: readonly Span[]): Promise<Outcome<{ readonly slots: readonly Slot[] }>>;
  withdraw(actor: Actor, slotId: number, why: string): Promise<Outcome<SlotWithBooking>>;
  book(actor: Actor, slotId: number): Promise<Outcome<Booked>>;
  bookFor(actor: Actor, slotId: number, applicant: Party): Promise<Outcome<Booked>>;
  accept(actor: Actor, bookingId: number): Promise<Outcome<Booked>>;
  decline(actor: Actor, bookingId: number, why: string): Promise<Outcome<Booked>>;
  cancel(actor: Actor, bookingId: number, why: string): Promise<Outcome<Booked>>;
  move(actor: Actor, bookingId: number, slotId: number): Promise<Outcome<Booked>>;
  join(actor: Actor, key: IdeaKey): Promise<Outcome<{ readonly place: number }>>;
  leave(actor: Actor, key: IdeaKey): Promise<Outcome>;
  /** @param slotId for which slot; null for the earliest that suits. */
  callNext(actor: Actor, key: IdeaKey, slotId: number | null): Promise<Outcome<Booked>>;
  checkIn(actor: Actor, bookingId: number): Promise<Outcome<Booked & { readonly side: Side }>>;
  markNoShow(actor: Actor, bookingId: number): Promise<Outcome<Booked>>;
  finish(actor: Actor, bookingId: number): Promise<Outcome<Booked>>;
  /**
   * Calls off what is to come of an applicant, and erases them.
   *
   * @returns false if an interview of theirs runs; then it is still theirs.
   */
  forget(actor: Actor, accounts: readonly Account[]): Promise<boolean>;
  /** Ends an interview whose last phase is over. @returns false if it runs no more. */
  endInTime(bookingId: number): Promise<boolean>;
  /** Does to a booking what time asks for. @returns whether anything was done. */
  passTime(bookingId: number): Promise<boolean>;
}

/** Each wish takes three steps: facts are read, a rule of `domain/interviews` decides, the store takes the change or has it decided anew. */
export function createInterviewDesk(parts: DeskParts): InterviewDesk {
  const { store, rules, clock } = parts;
  const ideaOf = (key: IdeaKey) => findIdea(key, parts.programs());
  const waiting = (key: IdeaKey) => queueOf(parts, key);
  const arrange = <T extends object>(decide: () => Promise<Decision<T> | Missing>) => arrangeAnew<T>(parts, decide);
  const keep = async (change: Change) => (await apply(parts, change)) !== null;

  /** What is wished of a booking that exists. */
  const ofBooking = <T extends object>(
    id: number,
    decide: (facts: NonNullable<Awaited<ReturnType<typeof releaseFacts>>>) => Decision<T>,
  ) =>
    arrange<T>(async () => {
      const facts = await releaseFacts(parts, id);
      return facts === null ? { kind: 'missing', what: 'booking', id } : decide(facts);
    });
  const ofSlot = <T extends object>(
    id: number,
    applicant: string,
    decide: (facts: NonNullable<Awaited<ReturnType<typeof bookFacts>>>) => Decision<T>,
  ) =>
    arrange<T>(async () => {
      const facts = await bookFacts(parts, id, applicant);
      return facts === null ? { kind: 'missing', what: 'slot', id } : decide(facts);
    });

  const desk: InterviewDesk = {
    store,
    calendar: parts.calendar,
    rules,
    offer: async (actor, key, spans) => {
      const outcome = await arrange<{ slots: readonly Slot[] }>(async () => {
        const own = await store.slotsOf(actor.party.id, hullOf(spans));
        const facts = { idea: ideaOf(key), own: own.map(({ slot }) => slot), queue: await waiting(key) };
        return offerSlots(spans, actor, facts, rules, clock.now());
      });
      return outcome.kind === 'done' ? { ...outcome, slots: storedSlots(outcome.slots, outcome.numbering) } : outcome;
    },
    withdraw: (actor, slotId, why) =>
      arrange<SlotWithBooking>(async () => {
        const found = await store.slot(slotId);
        if (found === null) return { kind: 'missing', what: 'slot', id: slotId };
        const { slot, onSlot } = found;
        const turn = onSlot === null ? NO_TURN : await turnFacts(parts, onSlot);
        const old = onSlot === null ? null : await oldOf(parts, onSlot);
        const facts = { ...turn, ...found, old, idea: ideaOf({ program: slot.program, idea: slot.idea }) };
        const decision = withdrawSlot(actor, facts, why, rules, clock.now());
        return decision.kind === 'change' ? { ...decision, slot, onSlot } : decision;
      }),
    book: (actor, slotId) =>
      ofSlot<Booked>(slotId, actor.party.id, (facts) => bookSlot(actor, facts, rules, clock.now())),
    bookFor: (actor, slotId, applicant) =>
      ofSlot<Booked>(slotId, applicant.id, (facts) => bookFor(actor, applicant, facts, rules, clock.now())),
    accept: (actor, id) =>
      arrange<Booked>(async () => {
        const booking = await store.booking(id);
        if (booking === null) return { kind: 'missing', what: 'booking', id };
        const { entry } = await store.applicant(booking.applicant.id, booking);
        return acceptHold(actor, { booking, entry, old: await oldFacts(parts, booking) }, rules, clock.now());
      }),
    decline: (actor, id, why) => ofBooking<Booked>(id, (facts) => declineHold(actor, facts, why, rules, clock.now())),
    cancel: (actor, id, why) => ofBooking<Booked>(id, (facts) => cancelBooking(actor, facts, why, rules, clock.now())),
    move: (actor, bookingId, slotId) =>
      arrange<Booked>(async () => {
        const from = await releaseFacts(parts, bookingId);
        if (from === null) return { kind: 'missing', what: 'booking', id: bookingId };
        const to = await bookFacts(parts, slotId, from.booking.applicant.id);
        if (to === null) return { kind: 'missing', what: 'slot', id: slotId };
        return moveBooking(actor, { from, to }, rules, clock.now());
      }),
    join: (actor, key) =>
      arrange<{ place: number }>(async () => {
        const [queue, { live, missed }] = [await store.queue(key), await store.applicant(actor.party.id, key)];
        return joinQueue(actor, { idea: ideaOf(key), queue, live, missed }, clock.now());
      }),
    leave: (actor, key) =>
      arrange<object>(async () => leaveQueue(actor, { idea: ideaOf(key), queue: await store.queue(key) })),
    callNext: (actor, key, slotId) =>
      arrange<Booked>(async () => {
        const now = clock.now();
        const facts = { idea: ideaOf(key), queue: await waiting(key) };
        if (slotId === null) {
          const open = await store.openSlots(key.program, key.idea, now + rules.bookNoticeMs, MAX_OPEN);
          return callNext(actor, { ...facts, open }, rules, now);
        }
        const found = await store.slot(slotId);
        if (found === null) return { kind: 'missing', what: 'slot', id: slotId };
        return callFor(actor, { ...facts, ...found }, rules, now);
      }),
    checkIn: (actor, id) =>
      arrange<Booked & { side: Side }>(async () => {
        const booking = await store.booking(id);
        if (booking === null) return { kind: 'missing', what: 'booking', id };
        const { live, entry } = await store.applicant(booking.applicant.id, booking);
        const isSame = (one: Booking) => one.program === booking.program && one.idea === booking.idea;
        const other = live.find((one) => one.id !== booking.id && one.replaces !== booking.id && isSame(one)) ?? null;
        const facts = { booking, idea: ideaOf(booking), running: await store.running(), other, entry };
        return checkIn(actor, facts, rules, clock.now());
      }),
    markNoShow: (actor, id) => ofBooking<Booked>(id, (facts) => markNoShow(actor, facts, rules, clock.now())),
    finish: (actor, id) => ofBooking<Booked>(id, (facts) => finish(actor, facts, clock.now())),
    endInTime: async (id) => {
      const booking = await store.booking(id);
      return booking?.state === 'running' && keep(ended(booking, 'bot', clock.now()));
    },
    passTime: async (id) => {
      const facts = await releaseFacts(parts, id);
      if (facts === null) return false;
      const now = clock.now();
      const change =
        facts.booking.state === 'no-show'
          ? followUp({ booking: facts.booking, ...(await turnFacts(parts, facts.booking)) }, rules, now)
          : (expireHold(facts, rules, now) ??
            onTime({ booking: facts.booking, running: await store.running() }, rules, now));
      return change !== null && keep(change);
    },
    forget: (actor, accounts) => {
      const callingOff = {
        cancel: (id: number) => desk.cancel(actor, id, ''),
        leave: (key: IdeaKey) => desk.leave(actor, key),
      };
      return forgetApplicant(parts, callingOff, actor, accounts);
    },
  };
  return desk;
}

const NO_TURN = { queue: [], open: [], live: [], restsUntil: null };

function storedSlots(offered: readonly Slot[], { slots }: Numbering): readonly Slot[] {
  return offered.map((slot) => ({ ...slot, id: slots.get(slot.id) ?? slot.id }));
}

/** The span from the first to the last of them. */
function hullOf(spans: readonly Span[]): Span {
  return {
    startsAt: Math.min(...spans.map(({ startsAt }) => startsAt)),
    endsAt: Math.max(...spans.map(({ endsAt }) => endsAt)),
  };
}
