import { type ApplicantRecord, applicantRecords } from '../domain/interviews/fairness.ts';
import type { Instant } from '../domain/program/key-date.ts';
import type { Ledger, LedgerRow } from '../ports/interview-store.ts';
import type { Cell } from './csv.ts';

export const SLOT_COLUMNS = [
  'slot',
  'idea',
  'mentor',
  'startsAt',
  'endsAt',
  'slotState',
  'booking',
  'applicant',
  'state',
  'by',
  'bookedAt',
  'waitedMinutes',
  'exercise',
  'end',
  'missing',
  'shortNotice',
  'lastChangeBy',
  'reason',
] as const;

export const APPLICANT_COLUMNS = [
  'applicant',
  'idea',
  'waitedMinutes',
  'waiting',
  'offered',
  'taken',
  'declined',
  'expired',
  'withdrawnByMentor',
  'cancelledByApplicant',
  'cancelledByMentor',
  'moved',
  'shortNotice',
  'done',
  'missedByApplicant',
  'missedByMentor',
  'exercises',
] as const;

type Line<Column extends string> = Readonly<Record<Column, Cell>>;

/** A line for each slot, or for each booking on it. */
export function slotLines({ rows }: Ledger, now: Instant): readonly Line<(typeof SLOT_COLUMNS)[number]>[] {
  return rows.map((row) => slotLine(row, now));
}

function slotLine(row: LedgerRow, now: Instant): Line<(typeof SLOT_COLUMNS)[number]> {
  const { slot, booking, waitedSince, exercise, end, lastBy, lastWhy } = row;
  return {
    slot: slot.id,
    idea: slot.idea,
    mentor: slot.mentor.id,
    startsAt: iso(slot.startsAt),
    endsAt: iso(slot.endsAt),
    slotState: slot.state === 'offered' && slot.endsAt < now ? 'past' : slot.state,
    booking: booking?.id ?? null,
    applicant: booking?.applicant.id ?? null,
    state: booking?.state ?? null,
    by: booking?.origin ?? null,
    bookedAt: booking === null ? null : iso(booking.createdAt),
    waitedMinutes: booking === null || waitedSince === null ? null : minutes(booking.createdAt - waitedSince),
    exercise,
    end,
    missing: booking?.missing ?? null,
    shortNotice: booking?.isLateCancel ?? null,
    lastChangeBy: lastBy,
    reason: lastWhy,
  };
}

/** A line for each applicant and idea, also for those who waited and got nothing. */
export function applicantLines(
  { rows, entries }: Ledger,
  now: Instant,
): readonly Line<(typeof APPLICANT_COLUMNS)[number]>[] {
  const bookings = rows.flatMap(({ booking, end, exercise }) => (booking === null ? [] : [{ booking, end, exercise }]));
  return applicantRecords(bookings, entries, now).map(applicantLine);
}

function applicantLine(record: ApplicantRecord): Line<(typeof APPLICANT_COLUMNS)[number]> {
  const { applicant, idea, offered, taken, ends, shortNotice, missedByApplicant, missedByMentor } = record;
  return {
    ...{ applicant, idea, offered, taken, shortNotice, missedByApplicant, missedByMentor },
    waitedMinutes: minutes(record.waitedMs),
    waiting: record.isWaiting,
    declined: ends.declined,
    expired: ends.expired,
    withdrawnByMentor: ends['withdrawn-by-mentor'],
    cancelledByApplicant: ends['cancelled-by-applicant'],
    cancelledByMentor: ends['cancelled-by-mentor'],
    moved: ends.moved,
    done: ends.done,
    exercises: record.exercises.join(' '),
  };
}

function minutes(ms: number): number {
  return Math.round(ms / 60_000);
}

function iso(instant: Instant): string {
  return new Date(instant).toISOString();
}
