import type { Instant, KeyDate, TimePoint } from '../../domain/program/key-date.ts';
import { earliest, endOf, latest, startOf } from '../../domain/program/time-point.ts';
import {
  eventAfter,
  eventBefore,
  nextEvent,
  type TimelineEvent,
  timelineEvents,
} from '../../domain/program/timeline.ts';
import type { Answer, AnswerContext } from '../answer.ts';
import { textAnswer } from '../answer.ts';
import type { DayLiteral } from '../recognise/day-literals.ts';
import { calendarDays, formatDuration, formatInstant, formatPoint, formatWhen } from './times.ts';

export type Edge = 'start' | 'end' | 'whole';

/** Where `now` stands relative to a point: before it, on its day (hour unknown), or past it. */
function phaseOf(point: TimePoint, now: Instant): 'before' | 'during' | 'past' {
  if (now < earliest(point)) return 'before';
  return now < latest(point) ? 'during' : 'past';
}

/** "in 6 days", "3 hours ago", "today": as exact as the point is. */
function relative(point: TimePoint, now: Instant): { readonly distance: string; readonly days: number } {
  const days = calendarDays(now, earliest(point));
  if (point.kind === 'instant') return { distance: formatDuration(Math.abs(point.at - now)), days };
  if (point.kind === 'month') {
    const months = Math.abs(monthOf(earliest(point)) - monthOf(now));
    return { distance: months === 0 ? 'this month' : `${months} month${months === 1 ? '' : 's'}`, days };
  }
  return { distance: `${Math.abs(days)} day${Math.abs(days) === 1 ? '' : 's'}`, days };
}

function monthOf(at: Instant): number {
  const date = new Date(at);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

/** When a date is, seen from now. */
export function whenText(date: KeyDate, edge: Edge, context: AnswerContext): string {
  const { now, zone, say } = context;
  const point = edge === 'start' ? startOf(date.when) : endOf(date.when);
  const reference = edge === 'whole' ? startOf(date.when) : point;
  const phase = phaseOf(edge === 'whole' && now >= earliest(reference) ? point : reference, now);
  const { distance } = relative(phase === 'before' ? reference : point, now);
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

export function nextAnswer(context: AnswerContext): Answer {
  const event = nextEvent(context.index.program, context.now);
  if (!event) return textAnswer(context.say('noNextDate', { count: context.index.program.keyDates.length }));
  return nextEventAnswer(event, context);
}

function nextEventAnswer(event: TimelineEvent, context: AnswerContext): Answer {
  const { distance, days } = relative(event.point, context.now);
  return eventAnswer(event, context.say('nextDate', { ...eventValues(event, context), distance, days }));
}

export function sequenceAnswer(
  ask: 'next' | 'after' | 'before',
  date: KeyDate,
  point: TimePoint,
  context: AnswerContext,
): Answer {
  const { program } = context.index;
  const event = ask === 'before' ? eventBefore(program, point) : eventAfter(program, point);
  if (!event) return textAnswer(context.say(ask === 'before' ? 'noDateBefore' : 'noDateAfter', { title: date.title }));
  return eventAnswer(
    event,
    context.say(ask === 'before' ? 'dateBefore' : 'dateAfter', { ...eventValues(event, context), other: date.title }),
  );
}

function eventAnswer(event: TimelineEvent, text: string): Answer {
  return textAnswer(text, { keyDate: event.date.id, edge: event.edge, source: event.date.source });
}

function eventValues(event: TimelineEvent, context: AnswerContext): Record<string, string> {
  return { title: event.date.title, edge: event.edge, when: formatPoint(event.point, context.zone) };
}

/** Days between two dates: from the end of the earlier to the beginning of the later, unless a beginning is asked for. */
export function betweenAnswer(first: KeyDate, second: KeyDate, isFromStart: boolean, context: AnswerContext): Answer {
  const [earlier, later] =
    earliest(startOf(first.when)) <= earliest(startOf(second.when)) ? [first, second] : [second, first];
  const from = isFromStart && earlier.when.kind === 'range' ? startOf(earlier.when) : endOf(earlier.when);
  const to = startOf(later.when);
  return textAnswer(
    context.say('dateBetween', {
      days: calendarDays(earliest(from), earliest(to)),
      from: formatPoint(from, context.zone),
      to: formatPoint(to, context.zone),
      first: earlier.title,
      second: later.title,
    }),
  );
}

function isOn(point: TimePoint, day: DayLiteral): boolean {
  const date = new Date(earliest(point));
  return (
    point.kind !== 'month' &&
    date.getUTCDate() === day.day &&
    date.getUTCMonth() + 1 === day.month &&
    (day.year === null || date.getUTCFullYear() === day.year)
  );
}

export function isOnDayAnswer(date: KeyDate, edge: Edge, day: DayLiteral, context: AnswerContext): Answer {
  const points =
    date.when.kind !== 'range'
      ? [date.when]
      : edge === 'start'
        ? [date.when.from]
        : edge === 'end'
          ? [date.when.to]
          : [date.when.from, date.when.to];
  const verdict = context.say(points.some((point) => isOn(point, day)) ? 'yes' : 'no');
  return textAnswer(`${verdict} ${whenText(date, edge, context)}`, { keyDate: date.id, edge, source: date.source });
}

export function onDayAnswer(day: DayLiteral, context: AnswerContext): Answer {
  const events = timelineEvents(context.index.program).filter((event) => isOn(event.point, day));
  const [first] = events;
  if (!first) return textAnswer(context.say('nothingOnDay', { count: context.index.program.keyDates.length }));
  return eventAnswer(first, events.map((event) => context.say('onDay', eventValues(event, context))).join(' '));
}

export function timezoneAnswer(context: AnswerContext): Answer {
  return textAnswer(context.say('timezone', { zone: context.zone ?? 'UTC', hasZone: String(context.zone !== null) }));
}

export function nowAnswer(context: AnswerContext): Answer {
  return textAnswer(context.say('nowIs', { when: formatInstant(context.now, context.zone) }));
}

/** What runs at the moment, and what comes next. */
export function phaseAnswer(context: AnswerContext): Answer {
  const { now, zone, say } = context;
  const running = context.index.program.keyDates.filter(
    (date) => date.when.kind === 'range' && now >= earliest(date.when.from) && now < latest(date.when.to),
  );
  // What begins today is running already, not yet to come.
  const upcoming = timelineEvents(context.index.program).find(
    (event) => latest(event.point) > now && !(event.edge === 'start' && running.includes(event.date)),
  );
  const next = upcoming ? nextEventAnswer(upcoming, context) : nextAnswer(context);
  const texts = running.map((date) =>
    say('phaseNow', { title: date.title, when: formatPoint(endOf(date.when), zone) }),
  );
  return { ...next, blocks: [...texts.map((text) => ({ kind: 'text', text }) as const), ...next.blocks] };
}

/** The whole timeline. */
export function datesAnswer(context: AnswerContext): Answer {
  const { keyDates, organisation, year } = context.index.program;
  if (keyDates.length === 0) return textAnswer(context.say('noDates', { organisation: organisation.name, year }));
  return {
    blocks: [
      {
        kind: 'list',
        intro: context.say('datesIntro', { organisation: organisation.name, year }),
        items: keyDates.map((date) => `${date.title}: ${formatWhen(date.when, context.zone)}`),
        isNumbered: false,
      },
    ],
    conversation: { source: keyDates[0]?.source ?? null },
  };
}
