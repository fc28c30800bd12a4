import type { Instant } from '../program/key-date.ts';
import { begin } from './begin.ts';
import type { Booking, BookingState, Side } from './booking.ts';
import { type Change, changeOf, type Decision, refuse } from './change.ts';
import { allReminders, type NoticeKind, noticeNow, SIDES } from './notice.ts';
import { type Actor, type InterviewIdea, mayManage } from './party.ts';
import type { QueueEntry } from './queue.ts';
import type { InterviewRules } from './rules.ts';

/** What must be known when somebody comes, or when time passes. */
export interface AttendFacts {
  readonly booking: Booking;
  readonly idea: InterviewIdea;
  /** The interviews that run at the moment, of anybody. */
  readonly running: readonly Booking[];
  /** The applicant's other live booking for the idea: who was missed may have helped themselves meanwhile. Null if there is none. */
  readonly other: Booking | null;
  /** The applicant's place in the queue of the idea, or null. */
  readonly entry: QueueEntry | null;
}

/**
 * Somebody says that they are there: from a while before the start until the end. Who comes late, even after being missed, can
 * still begin.
 */
export function checkIn(
  actor: Actor,
  { booking, idea, running, other: instead, entry }: AttendFacts,
  rules: InterviewRules,
  now: Instant,
): Decision<{ booking: Booking; side: Side }> {
  const side = sideOf(actor, booking, idea);
  if (side === null) return refuse({ reason: 'notYours', booking });
  if (!CAN_CHECK_IN.includes(booking.state)) return refuse({ reason: 'wrongState', booking });
  const from = booking.startsAt - rules.checkInMs;
  if (now < from) return refuse({ reason: 'notYet', booking, from });
  if (now >= booking.endsAt) return refuse({ reason: 'tooLate', booking });
  if (booking.state === 'no-show' && instead !== null) return refuse({ reason: 'alreadyBooked', booking: instead });
  const arrived: Booking = {
    ...booking,
    ...(side === 'applicant'
      ? { applicantInAt: booking.applicantInAt ?? now }
      : { mentorInAt: booking.mentorInAt ?? now, host: booking.host ?? actor.party }),
  };
  const isDue = isComplete(arrived) && (now >= booking.startsAt || booking.state === 'no-show');
  const begun = isDue ? begin(booking, arrived, running, now) : null;
  if (begun?.kind === 'begins') {
    const { steps, notices } = begun;
    // Who was missed and waits again has come after all.
    const endedEntries = entry === null ? [] : [{ id: entry.id, end: 'served' as const }];
    const change = changeOf(actor.party.id, '', { steps, notices, endedEntries });
    return { kind: 'change', change, booking: { ...arrived, state: 'running', missing: null }, side };
  }
  // Time begins it when the other one is over; but time does nothing any more to what was missed.
  if (begun !== null && booking.state === 'no-show') return refuse({ reason: 'busy', booking, other: begun.other });
  const present: Booking = { ...arrived, state: arrived.state === 'booked' ? 'checked-in' : arrived.state };
  const other = side === 'applicant' ? 'mentor' : 'applicant';
  const notices = [noticeNow('here', other, present, now)];
  // Who has just said so need not be told to.
  const withdrawnNotices = [noticeNow('here', side, present, now)];
  const steps = [{ from: booking.state, booking: present }];
  const change = changeOf(actor.party.id, '', { steps, notices, withdrawnNotices });
  return { kind: 'change', change, booking: present, side };
}

const CAN_CHECK_IN: readonly BookingState[] = ['booked', 'checked-in', 'no-show'];

/** Which side somebody is on: any mentor of the idea may sit in for the one who offered the slot. */
export function sideOf(actor: Actor, booking: Booking, idea: InterviewIdea): Side | null {
  if (booking.applicant.id === actor.party.id) return 'applicant';
  return mayManage(actor, idea) ? 'mentor' : null;
}

/** What time alone does to a booking: it begins when both are there, and who is not there in time is missing. */
export function onTime(
  { booking, running }: Pick<AttendFacts, 'booking' | 'running'>,
  rules: InterviewRules,
  now: Instant,
): Change | null {
  if (booking.state !== 'booked' && booking.state !== 'checked-in') return null;
  if (now < booking.startsAt) return null;
  if (isComplete(booking)) {
    const begun = begin(booking, booking, running, now);
    // Whoever is still in another interview is waited for.
    return begun.kind === 'busy' ? null : changeOf('bot', '', { steps: begun.steps, notices: begun.notices });
  }
  return now < booking.startsAt + rules.noShowMs ? null : missed(booking, 'bot', rules, now).change;
}

/** A mentor says that the applicant did not come, after the time in which they had to. */
export function markNoShow(
  actor: Actor,
  { booking, idea }: { readonly booking: Booking; readonly idea: InterviewIdea },
  rules: InterviewRules,
  now: Instant,
): Decision<{ booking: Booking }> {
  if (!mayManage(actor, idea)) return refuse({ reason: 'notMentor', idea: idea.slug });
  if (booking.state !== 'booked' && booking.state !== 'checked-in') return refuse({ reason: 'wrongState', booking });
  const from = booking.startsAt + rules.noShowMs;
  if (now < from) return refuse({ reason: 'notYet', booking, from });
  if (booking.applicantInAt !== null) return refuse({ reason: 'wrongState', booking });
  // Who says so is there.
  const witnessed = { ...booking, mentorInAt: booking.mentorInAt ?? now, host: booking.host ?? actor.party };
  return { kind: 'change', ...missed(witnessed, actor.party.id, rules, now) };
}

/** Who had to come did not. @returns the booking as it is then. */
function missed(booking: Booking, by: string, rules: InterviewRules, now: Instant) {
  const missing = missingOf(booking);
  const ended: Booking = { ...booking, state: 'no-show', missing };
  const change = changeOf(by, `missing: ${missing}`, {
    steps: [{ from: booking.state, booking: ended }],
    notices: both('missing', ended, now),
    withdrawnNotices: allReminders(booking, rules),
  });
  return { change, booking: ended };
}

function missingOf({ applicantInAt, mentorInAt }: Booking): Side | 'both' {
  if (applicantInAt === null && mentorInAt === null) return 'both';
  return applicantInAt === null ? 'applicant' : 'mentor';
}

/** A mentor ends an interview that runs. */
export function finish(
  actor: Actor,
  { booking, idea }: { readonly booking: Booking; readonly idea: InterviewIdea },
  now: Instant,
): Decision<{ booking: Booking }> {
  if (!mayManage(actor, idea)) return refuse({ reason: 'notMentor', idea: idea.slug });
  if (booking.state !== 'running') return refuse({ reason: 'wrongState', booking });
  return { kind: 'change', change: ended(booking, actor.party.id, now), booking: { ...booking, state: 'done' } };
}

/** An interview that runs is over. @param by who ended it; `bot` when its time was over. */
export function ended(booking: Booking, by: string, now: Instant): Change {
  const done: Booking = { ...booking, state: 'done' };
  return changeOf(by, '', { steps: [{ from: 'running', booking: done }], notices: both('ended', done, now) });
}

function isComplete({ applicantInAt, mentorInAt }: Booking): boolean {
  return applicantInAt !== null && mentorInAt !== null;
}

function both(kind: NoticeKind, booking: Booking, now: Instant) {
  return SIDES.map((side) => noticeNow(kind, side, booking, now));
}
