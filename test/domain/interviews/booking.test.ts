import { describe, expect, it } from 'vitest';
import { acceptHold, type BookFacts, bookFor, bookSlot } from '../../../src/domain/interviews/book.ts';
import { mayBecome } from '../../../src/domain/interviews/booking.ts';
import { moveBooking } from '../../../src/domain/interviews/move.ts';
import {
  cancelBooking,
  declineHold,
  expireHold,
  type ReleaseFacts,
  type WithdrawFacts,
  withdrawSlot,
} from '../../../src/domain/interviews/release.ts';
import { DEFAULT_RULES as RULES } from '../../../src/domain/interviews/rules.ts';
import {
  actor,
  ann,
  at,
  bob,
  booking,
  carol,
  changed,
  dave,
  erin,
  HOUR,
  NOW,
  party,
  pear,
  reasonOf,
  slot,
  told,
  waiting,
} from '../../support/interviews.ts';

const facts = (parts: Partial<BookFacts> = {}): BookFacts => ({
  idea: pear,
  slot: slot(),
  onSlot: null,
  live: [],
  missed: 0,
  entry: null,
  old: null,
  ...parts,
});
const hold = (parts = {}) => booking({ state: 'held', origin: 'queue', heldUntil: NOW + HOUR, ...parts });
const free = (parts: Partial<ReleaseFacts> = {}): ReleaseFacts => ({
  ...{ idea: pear, slot: slot(), booking: booking(), queue: [], old: null, askedMove: null },
  ...parts,
});

describe('the states of a booking', () => {
  it.each([
    ['held', 'booked', true],
    ['held', 'cancelled', true],
    ['held', 'running', false],
    ['booked', 'checked-in', true],
    ['booked', 'moved', true],
    ['booked', 'done', false],
    ['checked-in', 'running', true],
    ['running', 'done', true],
    ['running', 'cancelled', false],
    ['no-show', 'running', true],
    ['done', 'booked', false],
    ['cancelled', 'booked', false],
    ['moved', 'booked', false],
  ] as const)('%s to %s: %s', (from, to, isAllowed) => {
    expect(mayBecome(from, to)).toBe(isAllowed);
  });
});

describe('an applicant who takes an open slot', () => {
  it('has it at once; the mentor is told now and both are reminded later', () => {
    const change = changed(bookSlot(actor(carol), facts(), RULES, NOW));

    expect(change.newBookings).toMatchObject([{ slotId: 12, state: 'booked', applicant: { nick: 'carol' } }]);
    expect(told(change)).toEqual([
      'booked to appletree',
      ...Array(3).fill('reminder to carol'),
      ...Array(3).fill('reminder to appletree'),
    ]);
    expect(change.notices.slice(1, 4).map(({ dueAt }) => dueAt)).toEqual([
      at('2030-03-19T14:00:00Z'),
      at('2030-03-20T13:00:00Z'),
      at('2030-03-20T13:50:00Z'),
    ]);
  });

  it('waits no longer', () => {
    const change = changed(bookSlot(actor(carol), facts({ entry: waiting(4, carol) }), RULES, NOW));

    expect(change.endedEntries).toEqual([{ id: 4, end: 'served' }]);
  });

  it('gets no reminder whose time is over', () => {
    const soon = slot({ startsAt: NOW + 3 * HOUR, endsAt: NOW + 4 * HOUR });

    const change = changed(bookSlot(actor(carol), facts({ slot: soon }), RULES, NOW));

    expect(change.notices.filter(({ kind }) => kind === 'reminder')).toHaveLength(4);
  });

  it('accepts by it what is held for them', () => {
    const change = changed(bookSlot(actor(carol), facts({ onSlot: hold() }), RULES, NOW));

    expect(change.steps).toMatchObject([{ from: 'held', booking: { id: 7, state: 'booked' } }]);
    expect(change.newBookings).toEqual([]);
  });

  it.each([
    ['a slot that another one has', { onSlot: booking({ applicant: dave }) }, 'slotTaken'],
    ['a slot that is held for another one', { onSlot: hold({ applicant: dave }) }, 'slotTaken'],
    ['a slot that is withdrawn', { slot: slot({ state: 'withdrawn' }) }, 'slotWithdrawn'],
    ['a slot that has begun', { slot: slot({ startsAt: NOW }) }, 'slotPast'],
    ['a slot a minute before the notice', { slot: slot({ startsAt: NOW + 2 * HOUR - 1 }) }, 'tooSoon'],
    ['a second slot for the idea', { live: [booking({ slotId: 9 })] }, 'alreadyBooked'],
    [
      'a slot that overlaps another interview by a minute',
      { live: [booking({ idea: 'plum', startsAt: at('2030-03-20T14:59:00Z'), endsAt: at('2030-03-20T16:00:00Z') })] },
      'overlap',
    ],
    ['a slot after having been missing twice', { missed: 2 }, 'missedTwice'],
  ])('does not get %s', (_, parts, reason) => {
    expect(reasonOf(bookSlot(actor(carol), facts(parts), RULES, NOW))).toBe(reason);
  });

  it.each([
    ['exactly at the notice', { slot: slot({ startsAt: NOW + 2 * HOUR, endsAt: NOW + 3 * HOUR }) }],
    [
      'right after another interview',
      { live: [booking({ idea: 'plum', startsAt: at('2030-03-20T13:00:00Z'), endsAt: at('2030-03-20T14:00:00Z') })] },
    ],
    ['after having been missing once', { missed: 1 }],
  ])('gets a slot %s', (_, parts) => {
    expect(reasonOf(bookSlot(actor(carol), facts(parts), RULES, NOW))).toBe('no');
  });

  it('cannot be a mentor of the idea', () => {
    expect(reasonOf(bookSlot(actor(bob), facts(), RULES, NOW))).toBe('ownIdea');
  });
});

describe('a mentor who books an applicant', () => {
  it.each([
    ['a day, if the slot is far', '2030-03-20T14:00:00Z', '2030-03-19T12:00:00Z'],
    ['until two hours before it', '2030-03-19T10:00:00Z', '2030-03-19T08:00:00Z'],
  ])('gives them %s to accept', (_, startsAt, heldUntil) => {
    const soon = slot({ startsAt: at(startsAt), endsAt: at(startsAt) + HOUR });

    const change = changed(bookFor(actor(ann), carol, facts({ slot: soon }), RULES, NOW));

    expect(change.newBookings).toMatchObject([{ state: 'held', origin: 'mentor', heldUntil: at(heldUntil) }]);
    expect(told(change)).toEqual(['held to carol']);
  });

  it('may be another mentor of the idea or an org admin, nobody else', () => {
    const admin = actor(party('root'), true);

    expect(reasonOf(bookFor(actor(bob), carol, facts(), RULES, NOW))).toBe('no');
    expect(reasonOf(bookFor(admin, carol, facts(), RULES, NOW))).toBe('no');
    expect(reasonOf(bookFor(actor(dave), carol, facts(), RULES, NOW))).toBe('notMentor');
  });
});

describe('what is held', () => {
  it('is accepted by its applicant alone, in time', () => {
    expect(reasonOf(acceptHold(actor(carol), { booking: hold(), entry: null, old: null }, RULES, NOW))).toBe('no');
    expect(reasonOf(acceptHold(actor(dave), { booking: hold(), entry: null, old: null }, RULES, NOW))).toBe('notYours');
    expect(
      reasonOf(acceptHold(actor(carol), { booking: hold({ heldUntil: NOW }), entry: null, old: null }, RULES, NOW)),
    ).toBe('tooLate');
    expect(reasonOf(acceptHold(actor(carol), { booking: booking(), entry: null, old: null }, RULES, NOW))).toBe(
      'wrongState',
    );
  });

  it('goes to the next when it is declined, and the mentor hears nothing of what the queue did', () => {
    const queue = [waiting(1, carol, { hasLive: true }), waiting(2, dave)];

    const change = changed(declineHold(actor(carol), free({ booking: hold(), queue }), '', RULES, NOW));

    expect(change.steps).toMatchObject([{ from: 'held', booking: { state: 'cancelled', heldUntil: null } }]);
    expect(change.newBookings).toMatchObject([{ applicant: { nick: 'dave' }, state: 'held', origin: 'queue' }]);
    expect(told(change)).toEqual(['held to dave']);
  });

  it('that a mentor booked tells the mentor when it is declined', () => {
    const change = changed(declineHold(actor(carol), free({ booking: hold({ origin: 'mentor' }) }), '', RULES, NOW));

    expect(told(change)).toEqual(['declined to appletree']);
  });

  it('ends by itself at its instant, not before', () => {
    const queue = [waiting(2, dave)];

    expect(expireHold(free({ booking: hold({ heldUntil: NOW + 1 }), queue }), RULES, NOW)).toBeNull();
    const change = expireHold(free({ booking: hold({ heldUntil: NOW }), queue }), RULES, NOW);
    expect(change && told(change)).toEqual(['expired to carol', 'held to dave']);
  });
});

describe('a booking that is called off', () => {
  it.each([
    ['by the applicant', carol, ['cancelled to appletree']],
    ['by the mentor', ann, ['cancelled to carol']],
    ['by another mentor', bob, ['cancelled to carol', 'cancelled to appletree']],
  ])('%s is told to the others', (_, who, expected) => {
    expect(told(changed(cancelBooking(actor(who), free(), 'ill', RULES, NOW)))).toEqual(expected);
  });

  it('takes its reminders back', () => {
    const change = changed(cancelBooking(actor(carol), free(), '', RULES, NOW));

    expect(change.withdrawnNotices.filter(({ kind }) => kind === 'reminder')).toHaveLength(6);
  });

  it.each([
    ['11:59 h before', at('2030-03-18T23:59:00Z') - 1, true],
    ['exactly 12 h before', at('2030-03-19T00:00:00Z'), false],
  ])('%s is marked: %s', (_, startsAt, isLateCancel) => {
    const soon = { startsAt, endsAt: startsAt + HOUR };

    const change = changed(cancelBooking(actor(carol), free({ booking: booking(soon) }), '', RULES, NOW));

    expect(change.steps).toMatchObject([{ booking: { state: 'cancelled', isLateCancel } }]);
  });

  it('cannot be called off by strangers, or once the interview runs', () => {
    expect(reasonOf(cancelBooking(actor(dave), free(), '', RULES, NOW))).toBe('notYours');
    expect(
      reasonOf(cancelBooking(actor(carol), free({ booking: booking({ state: 'running' }) }), '', RULES, NOW)),
    ).toBe('wrongState');
  });
});

describe('a slot that is withdrawn', () => {
  const facts = (parts: Partial<WithdrawFacts> = {}): WithdrawFacts => ({
    ...{ idea: pear, slot: slot(), onSlot: booking(), queue: [], open: [], live: [], restsUntil: null, old: null },
    ...parts,
  });
  const later = slot({ id: 15, startsAt: at('2030-03-21T14:00:00Z'), endsAt: at('2030-03-21T15:00:00Z') });

  it('goes to nobody, and its applicant keeps their turn', () => {
    const change = changed(withdrawSlot(actor(ann), facts(), 'ill', RULES, NOW + HOUR));

    expect(told(change)).toEqual(['withdrawn to carol']);
    expect(change.withdrawnSlots).toEqual([12]);
    expect(change.newBookings).toEqual([]);
    expect(change.newEntries).toMatchObject([{ applicant: { nick: 'carol' }, joinedAt: NOW, isSecondChance: false }]);
  });

  it('has an open slot held for its applicant, before those who came after them', () => {
    const queue = [waiting(4, dave, { joinedAt: NOW + 1 })];

    const change = changed(withdrawSlot(actor(ann), facts({ queue, open: [later] }), '', RULES, NOW + HOUR));

    expect(change.newBookings).toMatchObject([{ slotId: 15, applicant: { nick: 'carol' }, state: 'held' }]);
    expect(told(change)).toEqual(['withdrawn to carol', 'held to carol']);
  });

  it('that was only held leaves everybody where they are in the queue', () => {
    const held = booking({ state: 'held', origin: 'queue', heldUntil: NOW + HOUR });

    const change = changed(withdrawSlot(actor(ann), facts({ onSlot: held }), '', RULES, NOW));

    expect(told(change)).toEqual(['cancelled to carol']);
    expect(change.newEntries).toEqual([]);
  });

  it('is withdrawn by its idea’s mentors only, and once', () => {
    const withdraw = (who: typeof ann, parts = {}) =>
      reasonOf(withdrawSlot(actor(who), facts({ slot: slot(parts), onSlot: null }), '', RULES, NOW));

    expect(withdraw(bob)).toBe('no');
    expect(withdraw(carol)).toBe('notMentor');
    expect(withdraw(ann, { state: 'withdrawn' })).toBe('slotWithdrawn');
  });
});

describe('a booking that is moved', () => {
  const later = slot({ id: 15, mentor: bob, startsAt: at('2030-03-21T14:00:00Z'), endsAt: at('2030-03-21T15:00:00Z') });
  const to = (parts = {}) => ({ slot: later, onSlot: null, live: [booking()], entry: null, ...parts });

  it('by the applicant is booked at once, and its old slot goes to the next', () => {
    const from = free({ queue: [waiting(2, dave)] });

    const change = changed(moveBooking(actor(carol), { from, to: to() }, RULES, NOW));

    expect(change.steps).toMatchObject([{ from: 'booked', booking: { id: 7, state: 'moved' } }]);
    expect(change.newBookings).toMatchObject([
      { slotId: 15, state: 'booked', replaces: 7, mentor: { nick: 'bobstone' } },
      { slotId: 12, state: 'held', applicant: { nick: 'dave' } },
    ]);
    expect(told(change).filter((text) => !text.startsWith('reminder'))).toEqual(['moved to bobstone', 'held to dave']);
  });

  it('by a mentor stays where it is until the applicant accepts, who is told of both times', () => {
    const change = changed(moveBooking(actor(ann), { from: free(), to: to() }, RULES, NOW));

    expect(change.steps).toMatchObject([{ from: 'booked', booking: { id: 7, state: 'booked' } }]);
    expect(change.newBookings).toMatchObject([{ slotId: 15, state: 'held', origin: 'mentor', replaces: 7 }]);
    expect(told(change)).toEqual(['held to carol']);
    expect(change.notices).toMatchObject([{ by: 'appletree', old: { id: 7, startsAt: at('2030-03-20T14:00:00Z') } }]);
  });

  it.each([
    ['a day', at('2030-03-18T12:00:00Z'), at('2030-03-19T12:00:00Z')],
    ['until the old one begins', at('2030-03-20T13:00:00Z'), at('2030-03-20T14:00:00Z')],
    ['ten minutes', at('2030-03-20T13:50:00Z'), at('2030-03-20T14:00:00Z')],
  ])('by a mentor waits for an answer for %s', (_, now, heldUntil) => {
    const change = changed(moveBooking(actor(ann), { from: free(), to: to() }, RULES, now));

    expect(change.newBookings).toMatchObject([{ heldUntil }]);
  });

  it('by a mentor is refused when the applicant could not answer in time', () => {
    const now = at('2030-03-20T13:50:01Z');

    expect(reasonOf(moveBooking(actor(ann), { from: free(), to: to() }, RULES, now))).toBe('tooSoonToAsk');
  });

  it.each([
    ['a slot of another idea', { slot: slot({ id: 15, idea: 'plum' }) }, 'otherIdea'],
    ['a slot that is taken', { onSlot: booking({ id: 8, applicant: erin }) }, 'slotTaken'],
    [
      'a time at which they have another interview',
      { live: [booking(), booking({ id: 8, idea: 'plum', startsAt: later.startsAt, endsAt: later.endsAt })] },
      'overlap',
    ],
  ])('is not moved to %s', (_, parts, reason) => {
    expect(reasonOf(moveBooking(actor(carol), { from: free(), to: to(parts) }, RULES, NOW))).toBe(reason);
  });
});
