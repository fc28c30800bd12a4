import type { KeyDate } from '../../domain/program/key-date.ts';
import { endOf, startOf } from '../../domain/program/time-point.ts';
import { type Answer, type AnswerContext, textAnswer } from '../answer.ts';
import * as texts from '../compose/date-text.ts';
import { phaseOf } from '../compose/relative-time.ts';
import { edgeOf, type Target } from '../recognise/date-target.ts';
import { asksFor, type Question, says } from '../recognise/question.ts';
import { asksWhetherClosed } from './about-now.ts';
import { guideOfDate } from './guide-dates.ts';

/** "were the results announced?" */
export function isHappening(question: Question): boolean {
  const [named, ...others] = question.keyDates;
  return named !== undefined && others.length === 0 && question.isPolar && asksFor(question, 'happens');
}

/** What a question asks of a date: when it is, whether it is open or over, how long it is, or how much is left. */
export function answerDate(target: Target, question: Question, context: AnswerContext): Answer {
  const { date } = target;
  if (date === null) return textAnswer(context.say('dateUnknown', { kind: target.kind }));
  const edge = edgeOf(question, date, context);
  const guide = guideOfDate(date.kind);
  const focus = { keyDate: date.id, edge, source: date.source, ...(guide === null ? {} : { guide }) };
  const point = edge === 'start' ? startOf(date.when) : endOf(date.when);
  if (point.kind === 'month' && says(question, context.index, 'exactDay') && !asksFor(question, 'howLong', 'howMany'))
    return textAnswer(texts.dayUnknownText(date, edge, point, context), focus);
  const isCounted = edge === 'end' && says(question, context.index, 'countsToIt');
  if (isCounted) return textAnswer(texts.leftText(date, edge, context), focus);
  if (says(question, context.index, 'untilOpen') && asksFor(question, 'left', 'howLong') && edge === 'start') {
    const hasBegun = phaseOf(point, context.now) === 'past';
    const text = hasBegun ? texts.stateText(date, 'end', false, false, context) : texts.leftText(date, edge, context);
    return textAnswer(text, focus);
  }
  const isAgo = says(question, context.index, 'ago');
  if (asksFor(question, 'howLong') && !asksFor(question, 'left') && !isAgo && date.when.kind === 'range')
    return textAnswer(texts.lengthText(date, context), focus);
  if (asksFor(question, 'hour') && !asksFor(question, 'left') && point.kind !== 'instant') {
    return textAnswer(texts.hourUnknownText(date, point, context), focus);
  }
  // "one week to go till it opens, correct?" tells what it takes to be left.
  const isLeftAtAll = question.isPolar && context.index.language.auxiliaries.includes(question.words[0] ?? '');
  if (asksFor(question, 'left') && !isLeftAtAll) return textAnswer(texts.leftText(date, edge, context), focus);
  const isStateAsked =
    question.isPolar &&
    (asksFor(question, 'open', 'closed', 'left', 'start', 'finish') ||
      isHappening(question) ||
      says(question, context.index, 'areTheyOut') ||
      says(question, context.index, 'today'));
  if (isStateAsked || asksFor(question, 'open')) {
    return textAnswer(stateText(date, edge, question, context), focus);
  }
  return textAnswer(texts.whenText(date, edge, context), focus);
}

/** Whether a date has come, is open or is over by the clock, with yes or no where that is asked and known. */
function stateText(date: KeyDate, edge: texts.Edge, question: Question, context: AnswerContext): string {
  const isStartAsked = edge === 'start' && !asksFor(question, 'open', 'closed');
  if (isStartAsked && phaseOf(startOf(date.when), context.now) === 'past') {
    return `${context.say('yes')} ${texts.whenText(date, edge, context)}`;
  }
  const acts = says(question, context.index, 'acts') && texts.isDeadline(date);
  if (date.when.kind !== 'range' && !acts && !asksFor(question, 'open', 'closed', 'left')) {
    return texts.happenedText(date, context);
  }
  const wantsClosed = asksWhetherClosed(question, context);
  // Of what has opened and closed, both yes and no would mislead.
  const isOver = says(question, context.index, 'hasOpened') && phaseOf(endOf(date.when), context.now) === 'past';
  const isKnown = wantsClosed || texts.isOpenAt(date, context.now, context.now + 1, context) !== null;
  // "is it too early to apply" has a yes where it has not begun, and "now or too early" only one question.
  const isTooEarly = says(question, context.index, 'tooEarly');
  const isOneQuestion = says(question, context.index, 'mayI') && says(question, context.index, 'orNotNow');
  const isAsked = question.isChoice ? isOneQuestion : !isTooEarly;
  const isVerdict = question.isPolar && isAsked && isKnown && !isOver;
  return texts.stateText(date, edge, wantsClosed, isVerdict, context);
}
