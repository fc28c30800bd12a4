import { describe, expect, it } from 'vitest';
import { type FollowUpFacts, followUp } from '../../../src/domain/interviews/follow-up.ts';
import { declineHold, expireHold } from '../../../src/domain/interviews/release.ts';
import { DEFAULT_RULES as RULES } from '../../../src/domain/interviews/rules.ts';
import { actor, at, booking, carol, changed, dave, NOW, pear, slot, told, waiting } from '../../support/interviews.ts';

/** The slot of b7 is over. */
const OVER = at('2030-03-20T15:00:00Z');
const later = (id: number, day: string) =>
  slot({ id, startsAt: at(`2030-03-${day}T14:00:00Z`), endsAt: at(`2030-03-${day}T15:00:00Z`) });
const missed = (parts = {}) => booking({ state: 'no-show', missing: 'applicant', createdAt: NOW, ...parts });
const facts = (parts: Partial<FollowUpFacts> = {}): FollowUpFacts => ({
  booking: missed(),
  queue: [],
  open: [],
  live: [],
  missed: 1,
  restsUntil: null,
  ...parts,
});

describe('an applicant who was missed', () => {
  it('is offered one new slot behind all who wait', () => {
    const change = followUp(facts({ queue: [waiting(1, dave)] }), RULES, OVER);

    expect(change).toMatchObject({
      by: 'bot',
      steps: [{ from: 'no-show', booking: { state: 'no-show', followedUpAt: OVER } }],
      newEntries: [{ applicant: { nick: 'carol' }, joinedAt: OVER, isSecondChance: true }],
      newBookings: [],
    });
    expect(told(change ?? { notices: [] })).toEqual(['again to carol']);
  });

  it('gets the earliest open slot that suits nobody else held at once', () => {
    const queue = [waiting(1, dave, { passed: [21] })];

    const change = followUp(facts({ queue, open: [later(20, '22'), later(21, '23')] }), RULES, OVER);

    expect(change?.newBookings).toMatchObject([
      { slotId: 21, applicant: { nick: 'carol' }, state: 'held', origin: 'queue' },
    ]);
    expect(told(change ?? { notices: [] })).toEqual(['again to carol', 'held to carol']);
  });

  it('is offered none after the second time', () => {
    const change = followUp(facts({ missed: 2, open: [later(20, '22')] }), RULES, OVER);

    expect(change).toMatchObject({ newEntries: [], newBookings: [] });
    expect(told(change ?? { notices: [] })).toEqual(['barred to carol']);
  });

  it.each([
    ['has booked another slot', { live: [booking({ id: 8, slotId: 20 })] }],
    ['waits already', { queue: [waiting(1, carol)] }],
  ])('is offered none who %s', (_, parts) => {
    const change = followUp(facts({ ...parts, open: [later(20, '22')] }), RULES, OVER);

    expect(change).toMatchObject({ newEntries: [], newBookings: [], notices: [] });
    expect(change?.steps).toMatchObject([{ booking: { followedUpAt: OVER } }]);
  });

  it.each([
    ['while they can still come', {}, OVER - 1],
    ['when it has been seen to', { followedUpAt: OVER }, OVER + 60_000],
    ['when the interview has taken place', { state: 'done' as const }, OVER],
  ])('is left alone %s', (_, parts, now) => {
    expect(followUp(facts({ booking: missed(parts) }), RULES, now)).toBeNull();
  });
});

describe('an applicant whose mentor did not come', () => {
  const letDown = missed({ missing: 'mentor', createdAt: NOW - 60_000 });

  it('waits as if since they booked, and gets what is open before who came later', () => {
    const change = followUp(
      facts({ booking: letDown, queue: [waiting(1, dave)], open: [later(20, '22')] }),
      RULES,
      OVER,
    );

    expect(change).toMatchObject({
      newEntries: [{ joinedAt: NOW - 60_000, isSecondChance: false }],
      newBookings: [{ slotId: 20, applicant: { nick: 'carol' } }],
    });
  });

  it('is offered a new slot however often', () => {
    expect(followUp(facts({ booking: letDown, missed: 2 }), RULES, OVER)?.newEntries).toHaveLength(1);
  });
});

describe('the one new slot after a missed interview', () => {
  const held = booking({ id: 9, state: 'held', origin: 'queue', heldUntil: NOW + 1_800_000 });
  const release = (isSecondChance: boolean) => ({
    ...{ idea: pear, slot: slot(), booking: held, old: null, askedMove: null },
    queue: [waiting(4, carol, { isSecondChance, hasLive: true }), waiting(5, dave)],
  });

  it('is the only one: who declines it waits no longer', () => {
    expect(changed(declineHold(actor(carol), release(true), '', RULES, NOW)).endedEntries).toEqual([
      { id: 4, end: 'spent' },
    ]);
    expect(changed(declineHold(actor(carol), release(false), '', RULES, NOW)).endedEntries).toEqual([]);
  });

  it('is the only one: who does not answer waits no longer, and is told so', () => {
    const change = expireHold(release(true), RULES, NOW + 1_800_000);

    expect(change?.endedEntries).toEqual([{ id: 4, end: 'spent' }]);
    expect(told(change ?? { notices: [] })).toEqual(['spent to carol', 'held to dave']);
  });
});
