import type { Booking, BookingState, Side } from '../../domain/interviews/booking.ts';
import type { Party } from '../../domain/interviews/party.ts';
import type { Waiting } from '../../domain/interviews/queue.ts';
import type { Slot } from '../../domain/interviews/slot.ts';

/** A row of `interview_slots`. */
export interface SlotRow {
  readonly id: number;
  readonly program: string;
  readonly idea: string;
  readonly mentor: string;
  readonly mentor_network: string;
  readonly mentor_account: string;
  readonly mentor_nick: string;
  readonly starts_at: number;
  readonly ends_at: number;
  readonly state: Slot['state'];
}

/** A row of `interview_bookings` with the mentor of its slot beside it. */
export interface BookingRow extends ApplicantColumns {
  readonly id: number;
  readonly version: number;
  readonly slot_id: number;
  readonly program: string;
  readonly idea: string;
  readonly mentor: string;
  readonly mentor_network: string;
  readonly mentor_account: string;
  readonly mentor_nick: string;
  readonly starts_at: number;
  readonly ends_at: number;
  readonly state: BookingState;
  readonly origin: Booking['origin'];
  readonly held_until: number | null;
  readonly created_at: number;
  readonly replaces: number | null;
  readonly applicant_in_at: number | null;
  readonly mentor_in_at: number | null;
  readonly host: string | null;
  readonly host_network: string | null;
  readonly host_account: string | null;
  readonly host_nick: string | null;
  readonly missing: Side | 'both' | null;
  readonly followed_up_at: number | null;
  /** SQLite has no booleans. */
  readonly is_late_cancel: 0 | 1;
}

/** A row of `interview_queue`. */
export interface QueueRow extends ApplicantColumns {
  readonly id: number;
  readonly program: string;
  readonly idea: string;
  readonly joined_at: number;
  /** SQLite has no booleans. */
  readonly is_second_chance: 0 | 1;
}

interface ApplicantColumns {
  readonly applicant: string;
  readonly applicant_network: string;
  readonly applicant_account: string;
  readonly applicant_nick: string;
}

export function slotOf(row: SlotRow): Slot {
  const { id, program, idea, state } = row;
  return { id, program, idea, mentor: mentorOf(row), startsAt: row.starts_at, endsAt: row.ends_at, state };
}

export function bookingOf(row: BookingRow): Booking {
  const { id, version, program, idea, state, origin, replaces, missing } = row;
  return {
    id,
    version,
    slotId: row.slot_id,
    program,
    idea,
    mentor: mentorOf(row),
    host: hostOf(row),
    applicant: applicantOf(row),
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    state,
    origin,
    heldUntil: row.held_until,
    createdAt: row.created_at,
    replaces,
    applicantInAt: row.applicant_in_at,
    mentorInAt: row.mentor_in_at,
    missing,
    followedUpAt: row.followed_up_at,
    isLateCancel: row.is_late_cancel === 1,
  };
}

/** One who waits, but for what their bookings say. */
export function waitingOf(row: QueueRow): Waiting {
  const { id, program, idea, joined_at: joinedAt } = row;
  const unknown = { restsUntil: null, busy: [], hasLive: false, passed: [] };
  const isSecondChance = row.is_second_chance === 1;
  return { id, program, idea, applicant: applicantOf(row), joinedAt, isSecondChance, ...unknown };
}

export function slotColumns(slot: Slot) {
  return {
    program: slot.program,
    idea: slot.idea,
    mentor: slot.mentor.id,
    mentor_network: slot.mentor.network,
    mentor_account: slot.mentor.account,
    mentor_nick: slot.mentor.nick,
    starts_at: slot.startsAt,
    ends_at: slot.endsAt,
    state: slot.state,
  };
}

export function bookingColumns(booking: Booking) {
  return {
    version: booking.version,
    slot_id: booking.slotId,
    program: booking.program,
    idea: booking.idea,
    ...applicantColumns(booking.applicant),
    starts_at: booking.startsAt,
    ends_at: booking.endsAt,
    origin: booking.origin,
    created_at: booking.createdAt,
    ...changingColumns(booking),
  };
}

/** What a step may change of a booking. */
export function changingColumns(booking: Booking) {
  return {
    state: booking.state,
    held_until: booking.heldUntil,
    replaces: booking.replaces,
    applicant_in_at: booking.applicantInAt,
    mentor_in_at: booking.mentorInAt,
    host: booking.host?.id ?? null,
    host_network: booking.host?.network ?? null,
    host_account: booking.host?.account ?? null,
    host_nick: booking.host?.nick ?? null,
    missing: booking.missing,
    followed_up_at: booking.followedUpAt,
    is_late_cancel: booking.isLateCancel ? 1 : 0,
  };
}

export function applicantColumns({ id, network, account, nick }: Party) {
  return { applicant: id, applicant_network: network, applicant_account: account, applicant_nick: nick };
}

function hostOf({ host, host_network, host_account, host_nick }: BookingRow): Party | null {
  if (host === null || host_network === null || host_account === null || host_nick === null) return null;
  return { id: host, network: host_network, account: host_account, nick: host_nick };
}

function mentorOf(row: SlotRow | BookingRow): Party {
  return { id: row.mentor, network: row.mentor_network, account: row.mentor_account, nick: row.mentor_nick };
}

function applicantOf(row: ApplicantColumns): Party {
  return {
    id: row.applicant,
    network: row.applicant_network,
    account: row.applicant_account,
    nick: row.applicant_nick,
  };
}
