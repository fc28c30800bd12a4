import type { Instant } from '../domain/program/key-date.ts';

/** An appointment as calendars keep it. */
export interface Appointment {
  /** The same for as long as it is the same appointment, whenever it is moved to. */
  readonly uid: string;
  /** Higher after each change. */
  readonly sequence: number;
  /** `tentative`: it is not agreed on yet. `cancelled`: whoever has it in their calendar loses it. */
  readonly status: 'tentative' | 'confirmed' | 'cancelled';
  readonly title: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly stampedAt: Instant;
}

/** Writes appointments in the form that calendars read. */
export interface CalendarWriter {
  /** A whole iCalendar file (RFC 5545), its lines ended by CRLF. */
  write(appointment: Appointment): Promise<string>;
}
