import type { TimePoint } from '../program/key-date.ts';
import type { Program } from '../program/program.ts';
import type { TimelineEvent } from '../program/timeline.ts';
import { type DueTime, dueTimeOf } from './due-time.ts';
import { type Occasion, occasionsOf } from './occasions.ts';
import { recipientKey } from './recipient.ts';
import type { Listener, ReminderRules } from './rules.ts';
import type { ZoneRules } from './zone-rules.ts';

/** A reminder for one listener, still without words. */
export interface PlannedReminder extends Occasion, DueTime {
  /** What, the instant it speaks of, how long before, for whom. */
  readonly key: string;
  /** The same event for the same listener. */
  readonly series: string;
  readonly listener: Listener;
  readonly program: Program;
}

/** What will be said about a program's key dates. */
export interface ReminderPlan {
  /** In the order in which they are due. */
  readonly reminders: readonly PlannedReminder[];
  /** Those that quiet hours push to the time of a newer one about the same event, which says all that is left to say. */
  readonly merged: readonly PlannedReminder[];
}

/**
 * Everything that is to be said about a program's key dates, past and to come; what the outbox makes of it depends on the time.
 *
 * The same program and rules always give the same keys: that is why nothing is said twice.
 */
export function planReminders(program: Program, rules: ReminderRules, zones: ZoneRules): ReminderPlan {
  const all = rules.listeners
    .filter((listener) => listener.program === null || listener.program === program.id)
    .flatMap((listener) =>
      occasionsOf(program, rules)
        .filter(({ event }) => listener.audiences.includes(event.date.audience))
        .map((occasion) => planFor(program, occasion, listener, zones)),
    );
  const newest = newestByTime(all);
  return {
    reminders: all.filter((reminder) => newest.has(reminder)).toSorted((a, b) => a.dueAt - b.dueAt),
    merged: all.filter((reminder) => !newest.has(reminder)),
  };
}

function planFor(program: Program, occasion: Occasion, listener: Listener, zones: ZoneRules): PlannedReminder {
  const { event, leadTimeMs } = occasion;
  const subject = `${program.id}/${event.date.id}/${event.edge}/${pointKey(event.point)}`;
  const who = recipientKey(listener.recipient);
  return {
    ...occasion,
    ...dueTimeOf(occasion, listener, zones),
    key: `${subject}/${leadTimeMs / 60_000}m/${who}`,
    series: `${subject}/${who}`,
    listener,
    program,
  };
}

/** A point as program data writes it. */
export function pointKey(point: TimePoint): string {
  if (point.kind === 'instant') return new Date(point.at).toISOString().replace(':00.000Z', 'Z');
  return point.kind === 'day' ? point.day : point.month;
}

/** What a reminder of a key date speaks of. */
export interface Subject {
  readonly program: string;
  readonly keyDate: string;
  readonly edge: TimelineEvent['edge'];
}

/** Reads it back from a message's key; null for messages that are no reminders of key dates. Whether it still exists, the program tells. */
export function subjectOfKey(key: string): Subject | null {
  const [, program, keyDate, edge] = /^([a-z0-9-]+)\/([a-z0-9-]+)\/(start|end|whole)\/[^/]+\/\d+m\//.exec(key) ?? [];
  if (program === undefined || keyDate === undefined) return null;
  return { program, keyDate, edge: edge === 'start' || edge === 'end' ? edge : 'whole' };
}

/** Of those of a series that are due at the same instant, the one nearest to the event. */
function newestByTime(reminders: readonly PlannedReminder[]): ReadonlySet<PlannedReminder> {
  const newest = new Map<string, PlannedReminder>();
  for (const reminder of reminders) {
    const slot = JSON.stringify([reminder.series, reminder.dueAt]);
    const known = newest.get(slot);
    if (!known || reminder.leadTimeMs < known.leadTimeMs) newest.set(slot, reminder);
  }
  return new Set(newest.values());
}
