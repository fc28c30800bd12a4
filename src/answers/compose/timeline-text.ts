import type { KeyDate, TimePoint, When } from '../../domain/program/key-date.ts';
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
import { type Edge, whenText } from './date-text.ts';
import { relative } from './relative-time.ts';
import { calendarDays, formatInstant, formatPoint, formatWhen } from './times.ts';

/** The next event of the timeline. */
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
  const verdict = context.say(fallsOn(date.when, edge, day, context.index.program.year) ? 'yes' : 'no');
  return textAnswer(`${verdict} ${whenText(date, edge, context)}`, { keyDate: date.id, edge, source: date.source });
}

/** Whether an end of a date is on a day; of the whole of it, whether any of it is. */
function fallsOn(when: When, edge: Edge, day: DayLiteral, year: number): boolean {
  if (when.kind !== 'range') return isOn(when, day);
  if (edge !== 'whole') return isOn(edge === 'start' ? when.from : when.to, day);
  const begins = Date.UTC(day.year ?? year, day.month - 1, day.day);
  return begins < latest(when.to) && begins + DAY_MS > earliest(when.from);
}

const DAY_MS = 86_400_000;

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
