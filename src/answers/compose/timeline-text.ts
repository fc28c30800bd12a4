import type { KeyDate, KeyDateKind, TimePoint } from '../../domain/program/key-date.ts';
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
import { relative } from './relative-time.ts';
import { calendarDays, formatInstant, formatPoint, formatWhen } from './times.ts';

/** The next event of the timeline by the clock. @param isDeadline only what has to be done until then counts. */
export function nextAnswer(context: AnswerContext, isDeadline = false): Answer {
  const event = isDeadline ? nextDeadline(context) : nextEvent(context.index.program, context.now);
  if (!event) return textAnswer(context.say('noNextDate', { count: context.index.program.keyDates.length }));
  return nextEventAnswer(event, context);
}

/** Dates that something is announced on, and nobody has to be done with anything. */
const ANNOUNCED: readonly KeyDateKind[] = ['orgs-announced', 'results'];

function nextDeadline({ index, now }: AnswerContext): TimelineEvent | null {
  const isDeadline = ({ date, edge, point }: TimelineEvent) =>
    edge !== 'start' && !ANNOUNCED.includes(date.kind) && latest(point) > now;
  return timelineEvents(index.program).find(isDeadline) ?? null;
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

export function eventAnswer(event: TimelineEvent, text: string): Answer {
  return textAnswer(text, { keyDate: event.date.id, edge: event.edge, source: event.date.source });
}

export function eventValues(event: TimelineEvent, context: AnswerContext): Record<string, string> {
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
