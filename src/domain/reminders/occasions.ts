import type { Program } from '../program/program.ts';
import { type TimelineEvent, timelineEvents } from '../program/timeline.ts';
import { isToBeDone } from '../program/to-be-done.ts';
import { DAY_MS } from '../time/units.ts';
import type { EventRole, ReminderRules } from './rules.ts';

/** One reminder of one event, whoever hears it. */
export interface Occasion {
  readonly event: TimelineEvent;
  readonly role: EventRole;
  /** How long before the event, in milliseconds; 0 is the event itself. */
  readonly leadTimeMs: number;
}

/** All occasions of a program. */
export function occasionsOf(program: Program, rules: ReminderRules): readonly Occasion[] {
  return timelineEvents(program).flatMap((event) => {
    const role = roleOfEvent(event);
    return leadTimesOf(event, role, rules).map((leadTimeMs) => ({ event, role, leadTimeMs }));
  });
}

/** The beginning of a range opens something and its end is a deadline; a single point is what its kind says. */
export function roleOfEvent({ date, edge }: TimelineEvent): EventRole {
  if (edge === 'start') return 'opening';
  if (edge === 'end') return 'deadline';
  return isToBeDone(date) ? 'deadline' : 'event';
}

/**
 * The lead times that the event's precision allows, longest first.
 *
 * A day has no hour, so it is spoken of whole days before and on the day; and a month once, when it begins.
 */
function leadTimesOf({ date, point }: TimelineEvent, role: EventRole, rules: ReminderRules): readonly number[] {
  const leadTimes = rules.leadTimesByKind[date.kind]?.[role] ?? rules.leadTimes[role];
  const unique = [...new Set(leadTimes)].toSorted((a, b) => b - a);
  if (point.kind === 'instant') return unique;
  if (point.kind === 'day') return unique.filter((leadTimeMs) => leadTimeMs % DAY_MS === 0);
  return unique.length === 0 ? [] : [0];
}
