import type { Instant, KeyDate, TimePoint } from '../../domain/program/key-date.ts';
import { earliest, endOf, latest, startOf } from '../../domain/program/time-point.ts';
import { timelineEvents } from '../../domain/program/timeline.ts';
import type { Answer, AnswerContext } from '../answer.ts';
import { textAnswer } from '../answer.ts';
import type { DaySpan } from '../recognise/day-span.ts';
import { type Edge, isOpenAt, stateText, whenText } from './date-text.ts';
import { eventAnswer, eventValues } from './timeline-text.ts';

/** Whether a point is on one of some days; null if it cannot be told, because only its month is known. */
export function isOn(point: TimePoint, { from, to }: DaySpan): boolean | null {
  if (point.kind !== 'month') return earliest(point) >= from && earliest(point) < to;
  if (earliest(point) >= from && latest(point) <= to) return true;
  return latest(point) <= from || earliest(point) >= to ? false : null;
}

function verdictText(verdict: boolean | null, text: string, { say }: AnswerContext): string {
  return verdict === null ? text : `${say(verdict ? 'yes' : 'no')} ${text}`;
}

function dateAnswer(date: KeyDate, edge: Edge, text: string): Answer {
  return textAnswer(text, { keyDate: date.id, edge, source: date.source });
}

/** Whether an end of a date ("the deadline") is on the days; of the whole of it, whether any of it is. */
export function isOnDaysAnswer(date: KeyDate, edge: Edge, span: DaySpan, context: AnswerContext): Answer {
  const point = edge === 'start' ? startOf(date.when) : endOf(date.when);
  const isAny = edge === 'whole' && date.when.kind === 'range';
  const verdict = isAny
    ? span.from < latest(endOf(date.when)) && span.to > earliest(startOf(date.when))
    : isOn(point, span);
  return dateAnswer(date, edge, verdictText(verdict, whenText(date, edge, context), context));
}

/** Whether an end of a date comes before or after the days. */
export function isBeforeDaysAnswer(
  date: KeyDate,
  edge: Edge,
  order: 'before' | 'after',
  span: DaySpan,
  context: AnswerContext,
): Answer {
  const point = edge === 'start' ? startOf(date.when) : endOf(date.when);
  const verdict =
    order === 'before' ? latest(point) <= span.from || earliest(point) < span.from : earliest(point) >= span.to;
  return dateAnswer(date, edge, verdictText(verdict, whenText(date, edge, context), context));
}

/**
 * Whether something can be done on the days, as far as they are still to come: while a range is open, or until a deadline.
 *
 * @param wantsClosed the question was whether it will be over.
 * @param isOfPast the question was whether it could be done then.
 */
export function isOpenOnDaysAnswer(
  date: KeyDate,
  wantsClosed: boolean,
  span: DaySpan,
  isOfPast: boolean,
  context: AnswerContext,
): Answer {
  const from = isOfPast ? span.from : Math.max(span.from, context.now);
  // What has not begun is neither open nor over.
  const verdict = wantsClosed
    ? from >= latest(endOf(date.when))
    : from < span.to && isOpenAt(date, from, span.to, context);
  return dateAnswer(date, 'whole', verdictText(verdict, stateText(date, 'end', wantsClosed, false, context), context));
}

/** What is on the days. @param isPolar the question was whether there is anything. */
export function onDaysAnswer(span: DaySpan, isPolar: boolean, context: AnswerContext): Answer {
  const { program } = context.index;
  const events = timelineEvents(program).filter((event) => isOn(event.point, span));
  const [first] = events;
  const lead = isPolar && program.keyDates.length > 0 ? `${context.say(first ? 'yes' : 'no')} ` : '';
  if (!first) return textAnswer(`${lead}${context.say('nothingOnDay', { count: program.keyDates.length })}`);
  return eventAnswer(
    first,
    `${lead}${events.map((event) => context.say('onDay', eventValues(event, context))).join(' ')}`,
  );
}

/** The instant so long after (or before) a date ended, as a span. */
export function shifted(date: KeyDate, ms: number): DaySpan {
  const end = ms < 0 ? earliest(endOf(date.when)) : latest(endOf(date.when));
  const from: Instant = end + ms;
  return { from, to: from + 1, isRelative: false };
}
