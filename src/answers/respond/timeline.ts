import type { KeyDate, TimePoint } from '../../domain/program/key-date.ts';
import { endOf, startOf } from '../../domain/program/time-point.ts';
import type { AnswerContext, Candidate } from '../answer.ts';
import * as texts from '../compose/timeline-text.ts';
import { targetsOf } from '../recognise/date-target.ts';
import { daySpanOf } from '../recognise/day-span.ts';
import { asksFor, type Question, says, termsOf } from '../recognise/question.ts';
import type { Score } from './score.ts';

const BETWEEN_PRIOR = 1.1;
/** "what comes after the deadline" is not asking for the deadline. */
const SEQUENCE_PRIOR = 1.08;
const TIMELINE_PRIOR = 0.9;
/** "all deadlines" is more than the one that "deadline" alone means. */
const MANY_DATES_PRIOR = 1.08;
const SEQUENCE_ASKS = ['after', 'before', 'next'] as const;

/** Readings of a question as one about several dates: what comes next, how far apart, the whole timeline. */
export function timelineCandidates(question: Question, context: AnswerContext, score: Score): readonly Candidate[] {
  return [
    ...sequenceCandidates(question, context, score),
    ...betweenCandidates(question, context, score),
    ...clockCandidates(question, context, score),
  ];
}

function sequenceCandidates(question: Question, context: AnswerContext, score: Score): Candidate[] {
  const ask = SEQUENCE_ASKS.find((candidate) => asksFor(question, candidate));
  // "next week" is no sequence.
  if (ask === undefined || daySpanOf(question, context)?.isRelative) return [];
  const [named] = targetsOf(question, context);
  const isDeadline = says(question, context.index, 'nextDeadline');
  // "the next release" is no date of the season.
  if (ask === 'next' && named === undefined && asksFor(question, 'happens')) return [];
  if (isDeadline || (ask === 'next' && named === undefined)) {
    const terms = termsOf(question.asks, ...SEQUENCE_ASKS, 'list');
    return [{ score: SEQUENCE_PRIOR * score(...terms), answer: () => texts.nextAnswer(context, isDeadline) }];
  }
  const spokenOf =
    context.conversation.keyDate === null ? undefined : context.index.keyDate(context.conversation.keyDate);
  const date = named?.date ?? spokenOf ?? null;
  // "and then?" goes on only with what was spoken of.
  if (date === null) return [];
  const terms = termsOf(question.asks, ...SEQUENCE_ASKS, 'list');
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
  // "how long must I wait for results after the deadline" says from where to count.
  const isFromNamed = says(question, context.index, 'beforeAfter') && says(question, context.index, 'span');
  const dates = isFromNamed
    ? question.keyDates.flatMap(({ ids }) => context.index.keyDate(ids[0] ?? '') ?? [])
    : targetsOf(question, context).flatMap((target) => target.date ?? []);
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

function clockCandidates(question: Question, context: AnswerContext, score: Score): Candidate[] {
  if (asksFor(question, 'timezone') && question.people.length === 0 && question.ideas === null)
    return [{ score: score(), answer: () => texts.timezoneAnswer(context) }];
  if (asksFor(question, 'phase')) return [{ score: score(), answer: () => texts.phaseAnswer(context) }];
  if (asksFor(question, 'now')) return [{ score: score(), answer: () => texts.nowAnswer(context) }];
  // "can I do it before the deadline" names one date.
  const isOne = question.isPolar && !says(question, context.index, 'manyDates');
  if (asksFor(question, 'timeline') && !isOne) {
    const prior = says(question, context.index, 'manyDates') ? MANY_DATES_PRIOR : TIMELINE_PRIOR;
    return [{ score: prior * score(...termsOf(question.asks, 'list')), answer: () => texts.datesAnswer(context) }];
  }
  return [];
}
