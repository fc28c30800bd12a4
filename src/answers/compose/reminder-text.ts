import type { ReplyName } from '../../domain/language/replies.ts';
import { earliest, endOf } from '../../domain/program/time-point.ts';
import type { DateChange } from '../../domain/reminders/date-changes.ts';
import type { PlannedReminder } from '../../domain/reminders/plan-reminders.ts';
import type { EventRole } from '../../domain/reminders/rules.ts';
import { addDays } from '../../domain/reminders/zone-rules.ts';
import { DAY_MS } from '../../domain/time/units.ts';
import type { Phrasebook } from './phrasebook.ts';
import { formatDuration, formatInstant, formatPoint, formatWhen } from './times.ts';

/** Beforehand, and when it is there. */
const NAMES: Readonly<Record<EventRole, readonly [ReplyName, ReplyName]>> = {
  deadline: ['remindDeadline', 'remindClosed'],
  opening: ['remindOpening', 'remindOpened'],
  event: ['remindEvent', 'remindHappened'],
};

/** What the words need to know of a reminder. */
export type SpokenReminder = Pick<PlannedReminder, 'event' | 'role' | 'leadTimeMs' | 'dueAt'>;

/** A reminder in words, as they are true when it is due. @param zone of who hears it; null: UTC alone. */
export function reminderText(reminder: SpokenReminder, say: Phrasebook, zone: string | null = null): string {
  return say(nameOf(reminder), valuesOf(reminder, zone));
}

/** What a reminder speaks of, and when that is: true at any time. */
export function eventText(reminder: SpokenReminder, say: Phrasebook, zone: string | null = null): string {
  return say('remindLate', valuesOf(reminder, zone));
}

/** The same in words that stay true when it is said late: no "in 3 hours". */
export function lateReminderText(reminder: SpokenReminder, say: Phrasebook, zone: string | null = null): string {
  const isBeforehand = nameOf(reminder) === NAMES[reminder.role][0];
  const text = isBeforehand ? eventText(reminder, say, zone) : reminderText(reminder, say, zone);
  return `${text} ${lateMark(reminder.dueAt, say, zone)}`;
}

/** "(late: this was due ...)". */
export function lateMark(dueAt: number, say: Phrasebook, zone: string | null = null): string {
  return say('lateMark', { due: formatInstant(dueAt, zone) });
}

/** What became of a key date, in words. */
export function changeText({ kind, before, after }: DateChange, say: Phrasebook): string {
  const date = after ?? before;
  const name = ({ moved: 'dateMoved', added: 'dateAdded', removed: 'dateRemoved' } as const)[kind];
  return say(name, {
    title: date?.title ?? '',
    before: before === null ? '' : formatWhen(before.when, null),
    after: after === null ? '' : formatWhen(after.when, null),
  });
}

/** Days ahead nobody counts the hours that quiet hours took, and the date stands beside it. */
function roundLead(leftMs: number): number {
  return leftMs > 2.5 * DAY_MS ? Math.round(leftMs / DAY_MS) * DAY_MS : leftMs;
}

function nameOf({ event, role, leadTimeMs, dueAt }: SpokenReminder): ReplyName {
  const { point } = event;
  if (point.kind === 'month') return 'remindMonth';
  if (leadTimeMs === 0 && point.kind === 'day') return 'remindToday';
  // Quiet hours may have pushed a reminder past what it was to remind of.
  const isBeforehand = leadTimeMs > 0 && (point.kind === 'day' || dueAt < point.at);
  return NAMES[role][isBeforehand ? 0 : 1];
}

/** Whether "today" or "tomorrow" in the zone of a channel is another day by UTC, and so for many who read it. */
function isAnotherDay(day: string, daysBefore: number, dueAt: number): boolean {
  return daysBefore <= 1 && addDays(day, -daysBefore) !== new Date(dueAt).toISOString().slice(0, 10);
}

function valuesOf({ event, leadTimeMs, dueAt }: SpokenReminder, zone: string | null) {
  const { date, edge, point } = event;
  const days = Math.round(leadTimeMs / DAY_MS);
  const isExact = point.kind === 'instant';
  const hasUntil = edge === 'start';
  return {
    title: date.title,
    edge,
    when: formatPoint(point, zone),
    lead: isExact ? formatDuration(roundLead(earliest(point) - dueAt)) : `${days} day${days === 1 ? '' : 's'}`,
    isTomorrow: String(!isExact && days === 1),
    isSameDay: String(!(zone === null && point.kind === 'day' && isAnotherDay(point.day, days, dueAt))),
    hasUntil: String(hasUntil),
    until: hasUntil ? formatPoint(endOf(date.when), zone) : '',
    hasNote: String(date.note !== null && edge !== 'start'),
    note: date.note ?? '',
  };
}
