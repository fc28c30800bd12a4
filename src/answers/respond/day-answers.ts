import type { KeyDate } from '../../domain/program/key-date.ts';
import { earliest, endOf, latest } from '../../domain/program/time-point.ts';
import type { Answer, AnswerContext, Candidate } from '../answer.ts';
import { textAnswer } from '../answer.ts';
import { isDeadline, whenText } from '../compose/date-text.ts';
import * as texts from '../compose/day-text.ts';
import { edgeOf, impliedTarget, targetsOf } from '../recognise/date-target.ts';
import { findRelativeDays } from '../recognise/day-literals.ts';
import { type DaySpan, daySpanOf } from '../recognise/day-span.ts';
import { asksFor, type Question, says, termsOf } from '../recognise/question.ts';
import { asksWhetherClosed } from './about-now.ts';
import { clockScore, type Score } from './score.ts';

/** A day that is named is there to be compared. */
const DAY_PRIOR = 1.08;

/** "what happens on april 21?", "is the deadline april 3?", "can I apply next week?" and "can I submit two days after the deadline?". */
export function dayCandidates(question: Question, context: AnswerContext, score: Score): Candidate[] {
  const [named] = targetsOf(question, context);
  const isStateAsked = asksFor(question, 'open', 'closed');
  const date = named ? named.date : question.isPolar && isStateAsked ? impliedTarget(question, context).date : null;
  const two = twoDates(question, context);
  if (two) return [{ score: clockScore(score(), DAY_PRIOR), answer: () => orderAnswer(two, question, context) }];
  const after = date === null ? null : spanAfter(question, date, context);
  const span = after ?? daySpanOf(question, context);
  if (span === null) return [];
  const isAny = says(question, context.index, 'anyDate');
  if (date !== null && !isAny) {
    if (!question.isPolar) return [];
    return [{ score: clockScore(score(), DAY_PRIOR), answer: () => polarAnswer(question, date, span, context) }];
  }
  if (named && !isAny) return [];
  // "they arrive next week" asks for no date.
  const isDay =
    question.days.length > 0 || findRelativeDays(question.words, context.index.language.relativeDays, 0).length > 0;
  if (!isDay && !isAny && !says(question, context.index, 'asksWhat')) return [];
  const share = score(...termsOf(question.asks, 'list'));
  return [
    {
      score: isAny ? clockScore(share, DAY_PRIOR) : share,
      answer: () => texts.onDaysAnswer(span, question.isPolar, context),
    },
  ];
}

function polarAnswer(question: Question, date: KeyDate, span: DaySpan, context: AnswerContext): Answer {
  const { index } = context;
  const edge = edgeOf(question, date, context);
  const acts = says(question, index, 'acts') || asksFor(question, 'open', 'closed', 'left');
  const isRelatedTo = says(question, index, 'beforeAfter') && !says(question, index, 'laterThan');
  // Whether one may do something before its time, no date tells.
  if (isRelatedTo && acts)
    return textAnswer(whenText(date, edge, context), { keyDate: date.id, edge, source: date.source });
  if (isRelatedTo) {
    const order = says(question, index, 'before') ? 'before' : 'after';
    return texts.isBeforeDaysAnswer(date, edge, order, span, context);
  }
  if (acts && isDeadline(date)) {
    const wantsClosed = asksWhetherClosed(question, context);
    const isOfPast = says(question, index, 'wasAsked');
    return texts.isOpenOnDaysAnswer(date, wantsClosed, span, isOfPast, context);
  }
  return texts.isOnDaysAnswer(date, edge, span, context);
}

/** "do results come before the task deadline": two dates whose order is asked; null if it is not. */
function twoDates(question: Question, { index }: AnswerContext): readonly [KeyDate, KeyDate] | null {
  if (!question.isPolar || !says(question, index, 'beforeAfter') || says(question, index, 'acts') || question.isChoice)
    return null;
  const dates = [...new Set(question.keyDates.flatMap(({ ids }) => index.keyDate(ids[0] ?? '') ?? []))];
  const [first, second] = dates;
  return dates.length === 2 && first && second && !says(question, index, 'obligesTo') ? [first, second] : null;
}

function orderAnswer(two: readonly [KeyDate, KeyDate], question: Question, context: AnswerContext): Answer {
  const [first, second] = two;
  const order = says(question, context.index, 'before') ? 'before' : 'after';
  const end = earliest(endOf(second.when));
  const span = { from: end, to: latest(endOf(second.when)), isRelative: false };
  const answer = texts.isBeforeDaysAnswer(first, 'end', order, span, context);
  return { ...answer, blocks: [...answer.blocks, { kind: 'text', text: whenText(second, 'end', context) }] };
}

const UNITS: Readonly<Record<string, number>> = {
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 604_800_000,
  month: 2_592_000_000,
};
const NUMBERS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven'];

/** "two days after the deadline" */
function spanAfter(question: Question, date: KeyDate, { index }: AnswerContext): DaySpan | null {
  const [, amount = '', unit = '', order] = index.patterns.laterThan.exec(question.text) ?? [];
  if (unit === '' || !question.isPolar) return null;
  const count = amount === 'a' ? 1 : /^\d+$/.test(amount) ? Number(amount) : NUMBERS.indexOf(amount);
  return texts.shifted(date, count * (UNITS[unit] ?? 0) * (order === 'before' ? -1 : 1));
}
