import type { Instant } from '../program/key-date.ts';
import { takenBack } from './asked-move.ts';
import { acceptHold, type BookFacts, refusalFor } from './book.ts';
import type { Booking } from './booking.ts';
import { changeOf, type Decision, refuse } from './change.ts';
import { newBooking } from './hand-on.ts';
import { moveUntil } from './hold.ts';
import { noticeNow, remindersOf } from './notice.ts';
import { type Actor, mayManage } from './party.ts';
import { ending, type ReleaseFacts, toldOf, withoutAskedMove } from './release.ts';
import type { InterviewRules } from './rules.ts';

/** What must be known to move a booking: what it leaves, and where it goes. */
export interface MoveFacts {
  readonly from: ReleaseFacts;
  readonly to: Pick<BookFacts, 'slot' | 'onSlot' | 'live' | 'entry'>;
}

type Moved = Decision<{ booking: Booking }>;

/**
 * Moves a booking to another slot of the same idea; the slot that it leaves goes to the next in the queue.
 *
 * What the applicant moves is booked at once. A mentor can only ask: the new slot is held, and until the applicant accepts, or for good if
 * they do not, the booking stays as it is.
 */
export function moveBooking(actor: Actor, facts: MoveFacts, rules: InterviewRules, now: Instant): Moved {
  const { from, to } = facts;
  const { booking, idea, askedMove } = from;
  const isApplicant = booking.applicant.id === actor.party.id;
  if (!isApplicant && !mayManage(actor, idea)) return refuse({ reason: 'notYours', booking });
  if (booking.state !== 'booked' && booking.state !== 'checked-in') return refuse({ reason: 'wrongState', booking });
  if (to.slot.program !== booking.program || to.slot.idea !== booking.idea)
    return refuse({ reason: 'otherIdea', booking, slot: to.slot });
  if (askedMove !== null && to.onSlot?.id === askedMove.booking.id)
    return isApplicant
      ? acceptHold(actor, { booking: askedMove.booking, entry: to.entry, old: from }, rules, now)
      : refuse({ reason: 'wrongState', booking: askedMove.booking });
  const others = to.live.filter(({ id }) => id !== booking.id && id !== askedMove?.booking.id);
  const refusal = refusalFor(booking.applicant, { ...to, idea, live: others }, rules, now);
  if (refusal !== null) return refuse(refusal);
  return isApplicant ? moveNow(actor, facts, rules, now) : askToMove(actor, facts, rules, now);
}

function moveNow(actor: Actor, { from, to }: MoveFacts, rules: InterviewRules, now: Instant): Moved {
  const { booking } = from;
  // The id -1 is for what the queue may get of the slot that becomes free.
  const fresh: Booking = { ...newBooking(-2, to.slot, booking.applicant, now), replaces: booking.id };
  const isLateCancel = booking.startsAt - now < rules.cancelNoticeMs;
  const left: Booking = { ...booking, state: 'moved', isLateCancel };
  const ended = ending('moved', { to: [] }, left, from, rules, now);
  const parts = withoutAskedMove(ended, from, actor, rules, now);
  const told = toldOf(actor, fresh).map((side) => noticeNow('moved', side, fresh, now, { old: booking }));
  return {
    kind: 'change',
    change: changeOf(actor.party.id, '', {
      ...parts,
      // The new booking comes first: what the queue gets depends on nothing of it.
      newBookings: [fresh, ...(parts.newBookings ?? [])],
      notices: [...told, ...remindersOf(fresh, rules, now), ...(parts.notices ?? [])],
    }),
    booking: fresh,
  };
}

/** What was asked before is taken back by it. */
function askToMove({ party }: Actor, { from, to }: MoveFacts, rules: InterviewRules, now: Instant): Moved {
  const { booking, askedMove, queue } = from;
  const heldUntil = moveUntil(booking.startsAt, to.slot.startsAt, rules, now);
  if (heldUntil === null) return refuse({ reason: 'tooSoonToAsk', booking });
  const fresh: Booking = {
    ...newBooking(-2, to.slot, booking.applicant, now),
    state: 'held',
    origin: 'mentor',
    heldUntil,
    replaces: booking.id,
  };
  const context = { isOver: false, served: [], by: party.nick };
  const parts = askedMove === null ? null : takenBack(askedMove, booking, context, queue, rules, now);
  const asked = noticeNow('held', 'applicant', fresh, now, { by: party.nick, old: booking });
  return {
    kind: 'change',
    change: changeOf(party.id, '', {
      ...parts,
      // Nothing of the booking changes but its version, so that whoever ends it at the same moment learns of the question.
      steps: [...(parts?.steps ?? []), { from: booking.state, booking }],
      newBookings: [fresh, ...(parts?.newBookings ?? [])],
      notices: [...(parts?.notices ?? []), asked],
    }),
    booking: fresh,
  };
}
