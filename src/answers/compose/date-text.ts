import type { Instant, KeyDate, TimePoint } from '../../domain/program/key-date.ts';
import { earliest, endOf, latest, startOf } from '../../domain/program/time-point.ts';
import { isToBeDone } from '../../domain/program/to-be-done.ts';
import type { AnswerContext } from '../answer.ts';
import { pointerText } from './pointer-text.ts';
import { phaseOf, relative } from './relative-time.ts';
import { calendarDays, formatPoint, formatWhen } from './times.ts';

export type Edge = 'start' | 'end' | 'whole';

/** When a date is, seen from now. */
export function whenText(date: KeyDate, edge: Edge, context: AnswerContext): string {
  const { now, zone, say } = context;
  const point = edge === 'start' ? startOf(date.when) : endOf(date.when);
  // Of what has begun, the end is what counts.
  const reference = edge === 'whole' && now < earliest(startOf(date.when)) ? startOf(date.when) : point;
  const phase = phaseOf(reference, now);
  const { distance } = relative(reference, now);
  const isRange = date.when.kind === 'range';
  const values = {
    title: date.title,
    edge: isRange ? edge : 'point',
    when: edge === 'whole' ? formatWhen(date.when, zone) : formatPoint(point, zone),
    distance,
    isRunning: String(isRange && now >= earliest(startOf(date.when)) && now < latest(endOf(date.when))),
    isExact: String(point.kind !== 'month'),
  };
  if (phase === 'during') return say('dateToday', values);
  return say(phase === 'before' ? 'dateIs' : 'dateWas', values);
}

/** Whether it is open, over, or yet to come. @param wantsClosed the question was whether it is over. */
export function stateText(
  date: KeyDate,
  edge: Edge,
  wantsClosed: boolean,
  isPolar: boolean,
  context: AnswerContext,
): string {
  const { now, zone, say } = context;
  const start = startOf(date.when);
  const end = endOf(date.when);
  const lead = (isYes: boolean) => (isPolar ? `${say(isYes ? 'yes' : 'no')} ` : '');
  const values = { title: date.title, isRange: String(date.when.kind === 'range') };
  if (date.when.kind === 'range' && phaseOf(start, now) === 'before') {
    const { distance } = relative(start, now);
    // What has not begun is neither open nor over.
    return `${lead(false)}${say('dateNotYet', { ...values, when: formatWhen(date.when, zone), distance })}`;
  }
  if (date.when.kind === 'range' && edge === 'start' && phaseOf(start, now) === 'during') {
    return say('dateOpensToday', { ...values, when: formatPoint(start, zone) });
  }
  const phase = phaseOf(end, now);
  const { distance } = relative(end, now);
  const when = formatPoint(end, zone);
  if (phase === 'past') return `${lead(wantsClosed)}${say('dateClosed', { ...values, when, distance })}`;
  if (phase === 'during') return `${lead(!wantsClosed)}${say('dateClosesToday', { ...values, when })}`;
  return `${lead(!wantsClosed)}${say('dateOpen', { ...values, when, distance })}`;
}

/** Whether a date is one until which something can be done: a range, or a deadline. */
export function isDeadline(date: KeyDate): boolean {
  return date.when.kind === 'range' || isToBeDone(date);
}

/**
 * Whether what a date is the time or the deadline for can be done at any moment from `from` on and before `to`.
 *
 * @returns null if that is not known: nobody tells from when on a contribution task is given, before applications begin.
 */
export function isOpenAt(date: KeyDate, from: Instant, to: Instant, { index }: AnswerContext): boolean | null {
  if (from >= latest(endOf(date.when))) return false;
  if (date.when.kind === 'range') return to > earliest(date.when.from);
  const applications = index.program.keyDates.find(({ kind }) => kind === 'applications');
  const isTask = date.kind === 'contribution-task' && applications !== undefined;
  return isTask && to <= earliest(startOf(applications.when)) ? null : true;
}

/** Whether something that is announced or due at a point has come already. */
export function happenedText(date: KeyDate, context: AnswerContext): string {
  const isPast = phaseOf(endOf(date.when), context.now) === 'past';
  return `${context.say(isPast ? 'yes' : 'notYet')} ${whenText(date, 'whole', context)}`;
}

/** How long is left until a date, or until the end of a range that runs. */
export function leftText(date: KeyDate, edge: Edge, context: AnswerContext): string {
  const { now, zone, say } = context;
  const start = startOf(date.when);
  const isToCome = date.when.kind === 'range' && phaseOf(start, now) === 'before';
  const point = edge === 'start' || (isToCome && edge === 'whole') ? start : endOf(date.when);
  const { distance, days } = relative(point, now);
  const values = { title: date.title, when: formatPoint(point, zone), distance, days, opens: formatPoint(start, zone) };
  if (phaseOf(point, now) === 'past') return say('datePassed', values);
  if (phaseOf(point, now) === 'during')
    return say('dateToday', { ...values, edge: 'point', isRunning: 'false', isExact: 'true' });
  return isToCome && edge !== 'start' ? say('dateUntilStart', values) : say('dateLeft', values);
}

export function lengthText(date: KeyDate, context: AnswerContext): string {
  const start = startOf(date.when);
  const end = endOf(date.when);
  const days = calendarDays(earliest(start), earliest(end));
  return context.say('dateLength', {
    title: date.title,
    when: formatWhen(date.when, context.zone),
    days,
    weeks: Math.round(days / 7),
    isExact: String(start.kind !== 'month' && end.kind !== 'month'),
  });
}

export function hourUnknownText(date: KeyDate, point: TimePoint, context: AnswerContext): string {
  return context.say('dateHourUnknown', { title: date.title, when: formatPoint(point, context.zone) });
}

/** That only the month of an end of a date is known, and who may know the day. */
export function dayUnknownText(date: KeyDate, edge: Edge, point: TimePoint, context: AnswerContext): string {
  return context.say('dateDayUnknown', {
    title: date.title,
    edge: date.when.kind === 'range' ? edge : 'point',
    when: edge === 'whole' ? formatWhen(date.when, context.zone) : formatPoint(point, context.zone),
    pointer: pointerText('programme', null, context),
  });
}
