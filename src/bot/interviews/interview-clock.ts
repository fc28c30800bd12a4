import type { Booking } from '../../domain/interviews/booking.ts';
import { begunAt, type ClockEvent, type Phase } from '../../domain/interviews/phases.ts';
import { programNamed } from '../../domain/program/find.ts';
import type { InterviewParts } from './interview-parts.ts';

/** The parts of an interview: those of its season, else those of the configuration. */
export function planOf(
  { program }: Booking,
  { programs, rules }: Pick<InterviewParts, 'programs' | 'rules'>,
): readonly Phase[] {
  return programNamed(program, programs())?.interview?.phases ?? rules.phases;
}

/** The clock's events, of which the first is that both were there. */
export function clockEvents(booking: Booking, events: readonly ClockEvent[]): readonly ClockEvent[] {
  return [{ kind: 'start', at: begunAt(booking) }, ...events];
}
