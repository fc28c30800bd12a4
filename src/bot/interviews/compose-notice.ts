import type { Phrasebook } from '../../answers/compose/phrasebook.ts';
import { formatDuration, formatInstant } from '../../answers/compose/times.ts';
import { bookingName } from '../../domain/interviews/booking.ts';
import { type Notice, noticeKey, partyOn } from '../../domain/interviews/notice.ts';
import { slotName } from '../../domain/interviews/slot.ts';
import { titleOf } from '../../domain/program/find.ts';
import type { Program } from '../../domain/program/program.ts';
import { HOUR_MS } from '../../domain/time/units.ts';
import type { PlannedMessage } from '../../ports/outbox.ts';
import { textReply } from '../../ports/reply.ts';

/** What the words of a notice need besides it. */
export interface NoticeWords {
  readonly say: Phrasebook;
  readonly programs: readonly Program[];
  /** The recipient's zone, or null. */
  readonly zone: string | null;
}

/** A notice as the outbox keeps it, in the zone of who reads it. */
export function composeNotice(notice: Notice, words: NoticeWords): PlannedMessage {
  const { to, booking, side, dueAt, staleAt } = notice;
  const reply = textReply(noticeText(notice, words, false));
  return {
    key: noticeKey(notice),
    kind: 'booking',
    series: `booking:${booking.id}:${side}`,
    recipient: { kind: 'person', network: to.network, account: to.account, nick: to.nick },
    reply,
    ...(notice.kind === 'reminder' ? { lateReply: textReply(noticeText(notice, words, true)) } : {}),
    dueAt,
    staleAt,
  };
}

function noticeText(notice: Notice, { say, programs, zone }: NoticeWords, isLate: boolean): string {
  const { kind, side, booking, leadMs, why, by = '', old } = notice;
  const person = partyOn(side === 'applicant' ? 'mentor' : 'applicant', booking).nick;
  return say(NAMES[kind], {
    side,
    booking: bookingName(booking.id),
    slot: slotName(booking.slotId),
    idea: titleOf(booking, programs),
    slug: booking.idea,
    when: formatInstant(booking.startsAt, zone),
    until: formatInstant(booking.heldUntil ?? booking.endsAt, zone),
    person,
    by,
    byWhom: by === '' ? 'nobody' : by === person ? 'person' : 'other',
    isIn: String((side === 'applicant' ? booking.applicantInAt : booking.mentorInAt) !== null),
    isAsked: String(booking.origin === 'mentor'),
    hasOld: String(old !== undefined),
    old: old === undefined ? '' : bookingName(old.id),
    oldWhen: old === undefined ? '' : formatInstant(old.startsAt, zone),
    distance: formatDuration(leadMs ?? 0),
    isLate: String(isLate),
    isEarly: String((leadMs ?? 0) >= EARLY_MS),
    isMissing: String(booking.missing === side || booking.missing === 'both'),
    hasWhy: String(why !== ''),
    why,
  });
}

/** There is time enough to put it into a calendar. */
const EARLY_MS = 12 * HOUR_MS;

const NAMES = {
  held: 'noticeHeld',
  booked: 'noticeBooked',
  declined: 'noticeDeclined',
  expired: 'noticeExpired',
  spent: 'noticeSpent',
  again: 'noticeAgain',
  barred: 'noticeBarred',
  cancelled: 'noticeCancelled',
  withdrawn: 'noticeWithdrawn',
  moved: 'noticeMoved',
  reminder: 'noticeReminder',
  here: 'noticeHere',
  begun: 'noticeBegun',
  missing: 'noticeMissing',
  ended: 'noticeEnded',
} as const;
