import type { KeyDate, TimePoint } from '../../domain/program/key-date.ts';
import { endOf, startOf } from '../../domain/program/time-point.ts';
import type { AnswerContext, Candidate } from '../answer.ts';
import * as texts from '../compose/timeline-text.ts';
import { edgeOf, targetsOf } from '../recognise/date-target.ts';
import { findRelativeDays } from '../recognise/day-literals.ts';
import { asksFor, type Question, says, termsOf } from '../recognise/question.ts';

const BETWEEN_PRIOR = 1.1;
/** A day that is named is there to be compared. */
const DAY_PRIOR = 1.08;
/** "what comes after the deadline" is not asking for the deadline. */
const SEQUENCE_PRIOR = 1.08;
const TIMELINE_PRIOR = 0.9;
/** "all deadlines" is more than the one that "deadline" alone means. */
const MANY_DATES_PRIOR = 1.08;
const SEQUENCE_ASKS = ['next', 'after', 'before'] as const;

/** How much of the question is accounted for, with these terms besides those about dates. */
export type Score = (...more: readonly number[]) => number;

/** Readings of a question as one about several dates: what comes next, how far apart, what is on a day, the whole timeline. */
export function timelineCandidates(question: Question, context: AnswerContext, score: Score): readonly Candidate[] {
  return [
    ...sequenceCandidates(question, context, score),
    ...betweenCandidates(question, context, score),
    ...dayCandidates(question, context, score),
    ...clockCandidates(question, context, score),
  ];
}

function sequenceCandidates(question: Question, context: AnswerContext, score: Score): Candidate[] {
  const ask = SEQUENCE_ASKS.find((candidate) => asksFor(question, candidate));
  if (ask === undefined) return [];
  const [named] = targetsOf(question, context);
  const spokenOf =
    context.conversation.keyDate === null ? undefined : context.index.keyDate(context.conversation.keyDate);
  const date = named?.date ?? (ask === 'next' ? null : (spokenOf ?? null));
  // "and then?" goes on only with what was spoken of.
  if (date === null && ask !== 'next') return [];
  const terms = termsOf(question.asks, ...SEQUENCE_ASKS, 'list');
  if (date === null) return [{ score: score(...terms), answer: () => texts.nextAnswer(context) }];
  const point: TimePoint = ask === 'before' ? startOf(date.when) : pointAfter(question, date, context);
  return [{ score: SEQUENCE_PRIOR * score(...terms), answer: () => texts.sequenceAnswer(ask, date, point, context) }];
}

/** "what comes after that?" goes on from the end of the range last spoken of, unless it was its start. */
function pointAfter(question: Question, date: KeyDate, context: AnswerContext): TimePoint {
  const isStart =
    asksFor(question, 'start') || (context.conversation.keyDate === date.id && context.conversation.edge === 'start');
  return isStart ? startOf(date.when) : endOf(date.when);
}

function betweenCandidates(question: Question, context: AnswerContext, score: Score): Candidate[] {
  const dates = targetsOf(question, context).flatMap((target) => target.date ?? []);
  const before =
    context.conversation.keyDate === null ? undefined : context.index.keyDate(context.conversation.keyDate);
  // "and from then how long until coding starts?" counts from the date spoken of.
  const isFromThere = dates.length === 1 && before !== undefined && says(question, context.index, 'fromThere');
  const [first, second] = isFromThere ? [before, ...dates] : dates;
  const isSpan = asksFor(question, 'between') || says(question, context.index, 'span');
  if (!isSpan || !first || !second || first === second) return [];
  const terms = termsOf(question.asks, 'howMany', 'howLong', 'left', 'next', 'after', 'before');
  return [
    {
      score: BETWEEN_PRIOR * score(...terms),
      answer: () => texts.betweenAnswer(first, second, says(question, context.index, 'fromStart'), context),
    },
  ];
}

/** "what happens on april 21?" and "is the deadline april 3?". */
function dayCandidates(question: Question, context: AnswerContext, score: Score): Candidate[] {
  const { relativeDays } = context.index.language;
  const [day] = [...question.days, ...findRelativeDays(question.words, relativeDays, context.now)];
  if (!day) return [];
  const [named] = targetsOf(question, context);
  if (named?.date && (question.isPolar || asksFor(question, 'when'))) {
    const { date } = named;
    // "is it open today" asks for the state, not for the day.
    const isExplicit = question.days.length > 0;
    if (!question.isPolar || (!isExplicit && asksFor(question, 'open', 'closed', 'left'))) return [];
    return [
      {
        score: DAY_PRIOR * score(),
        answer: () => texts.isOnDayAnswer(date, edgeOf(question, date, context), day, context),
      },
    ];
  }
  if (named) return [];
  return [{ score: score(...termsOf(question.asks, 'list')), answer: () => texts.onDayAnswer(day, context) }];
}

function clockCandidates(question: Question, context: AnswerContext, score: Score): Candidate[] {
  if (asksFor(question, 'timezone') && question.people.length === 0 && question.ideas === null)
    return [{ score: score(), answer: () => texts.timezoneAnswer(context) }];
  if (asksFor(question, 'phase')) return [{ score: score(), answer: () => texts.phaseAnswer(context) }];
  if (asksFor(question, 'now')) return [{ score: score(), answer: () => texts.nowAnswer(context) }];
  if (asksFor(question, 'timeline')) {
    const prior = says(question, context.index, 'manyDates') ? MANY_DATES_PRIOR : TIMELINE_PRIOR;
    return [{ score: prior * score(...termsOf(question.asks, 'list')), answer: () => texts.datesAnswer(context) }];
  }
  return [];
}
