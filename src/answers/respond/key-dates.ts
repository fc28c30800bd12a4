import { endOf, startOf } from '../../domain/program/time-point.ts';
import type { Answer, AnswerContext, Candidate, Responder } from '../answer.ts';
import { textAnswer } from '../answer.ts';
import * as texts from '../compose/date-text.ts';
import { phaseOf } from '../compose/relative-time.ts';
import { DATE_ASKS, edgeOf, impliedTarget, type Target, targetsOf } from '../recognise/date-target.ts';
import type { KeyDateMention } from '../recognise/key-date-names.ts';
import { asksFor, type Question, range, recogniseQuestion, says, termsOf } from '../recognise/question.ts';
import { coverage } from './coverage.ts';
import { guideOfDate } from './guide-dates.ts';
import { type Score, timelineCandidates } from './timeline.ts';

/** A date asked for by name is computed, even where a text kept with the program speaks of it. */
const NAMED_PRIOR = 1.06;

/** "and when does it end?" is about the date spoken of, however much a text says of its beginning. */
const OTHER_END_PRIOR = 1.2;
const SHORT = 5;
/** Words of a question that is little more than the name of a date; "what do you want to know in the application" is more. */
const MAX_BARE = 6;

/** Answers when things are, whether they are open, how long is left, and what comes next. */
export const respondWithKeyDates: Responder = (question, asking) => {
  // "what o'clock is it for me in Delhi?" wants the time of that place beside UTC.
  const [place] = asking.index.places.find(question.terms);
  const context = place === undefined ? asking : { ...asking, zone: place.value };
  const named = question.keyDates.flatMap((mention) => range(mention.from, mention.to));
  const asked = [
    ...termsOf(question.asks, ...DATE_ASKS, 'between', 'timezone', 'timeline', 'now', 'phase', 'happens'),
    ...named,
    ...(place === undefined ? [] : range(place.from, place.to)),
    ...dayTerms(question, context),
  ];
  const score = (...more: readonly number[]) => coverage(question, context.index, [...asked, ...more]);
  return [...timelineCandidates(question, context, score), ...dateCandidates(question, context, score)];
};

function dayTerms(question: Question, context: AnswerContext): number[] {
  const relative = Object.values(context.index.language.relativeDays).flat();
  const today = question.terms.flatMap((term, at) => (relative.includes(term.text) ? [at] : []));
  if (question.days.length === 0) return today;
  return question.terms.flatMap((term, at) =>
    /^(?:\d{1,2}(?:st|nd|rd|th)?|\d{4}|jan\w*|feb\w*|mar\w*|apr\w*|may|june?|july?|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*)$/.test(
      term.text,
    )
      ? [at]
      : [],
  );
}

function dateCandidates(question: Question, context: AnswerContext, score: Score): Candidate[] {
  const [named] = namedTargets(question, context);
  const isStateOfNow =
    named !== undefined && question.keyDates.length === 1 && question.isPolar && says(question, context.index, 'today');
  const isAsked = asksFor(question, ...DATE_ASKS) || isStateOfNow || isHappening(question);
  // A date that is only mentioned ("how do I apply") is no question for its time.
  const isBareName =
    named !== undefined &&
    question.words.length <= MAX_BARE &&
    question.terms.every((term, at) => term.weight === 'stop' || isNamedTerm(question, at));
  if ((!isAsked && !isBareName) || countsOtherThings(question) || isSpokenOfOtherwise(question, context)) return [];
  if (named === undefined && context.index.program.keyDates.length === 0) return [];
  if (says(question, context.index, 'myFate') && !asksFor(question, 'when')) return [];
  const both = bothDates(question, context);
  if (both)
    return [
      {
        score: NAMED_PRIOR * score(),
        answer: () => both.map((target) => answerDate(target, question, context)).reduce(joined),
      },
    ];
  const target = named ?? impliedTarget(context);
  if (
    named === undefined &&
    !asksFor(question, 'open', 'closed', 'left', 'finish') &&
    context.conversation.keyDate === null
  )
    return [];
  return [{ score: priorOf(named, question, context) * score(), answer: () => answerDate(target, question, context) }];
}

/** The dates that a question names; "by when do I hand it in" is about the one spoken of. */
function namedTargets(question: Question, context: AnswerContext): readonly Target[] {
  const isOfBefore = question.hasPronoun && context.conversation.keyDate !== null;
  const isWeak = isOfBefore && question.keyDates.every((mention) => isWeakName(mention, question, context));
  return isWeak ? [] : targetsOf(question, context);
}

/** "were the results announced?" */
function isHappening(question: Question): boolean {
  const [named, ...others] = question.keyDates;
  return named !== undefined && others.length === 0 && question.isPolar && asksFor(question, 'happens');
}

/** "date of the results and start of coding": two dates in one question; null if it names one, or compares them. */
function bothDates(question: Question, context: AnswerContext): readonly Target[] | null {
  const targets = targetsOf(question, context).toReversed();
  const [first, second] = targets;
  if (targets.length !== 2 || !first?.date || !second?.date || first.date === second.date) return null;
  const isWeak = question.keyDates.some((mention) => isWeakName(mention, question, context));
  const isSequence = asksFor(question, 'between', 'after', 'before', 'left', 'howLong', 'howMany');
  return isWeak || isSequence || question.isPolar || !says(question, context.index, 'joined') ? null : targets;
}

function joined(one: Answer, two: Answer): Answer {
  return { blocks: [...one.blocks, ...two.blocks], conversation: { ...one.conversation, ...two.conversation } };
}

function priorOf(named: Target | undefined, question: Question, { conversation }: AnswerContext): number {
  if (named) return NAMED_PRIOR;
  if (conversation.subject === 'keyDate' && question.words.length <= SHORT) return OTHER_END_PRIOR;
  return question.hasPronoun && asksFor(question, 'start', 'finish') ? OTHER_END_PRIOR : 1;
}

/** "how many projects are needed to apply" counts something else than days. */
function countsOtherThings(question: Question): boolean {
  return asksFor(question, 'howMany') && !asksFor(question, 'left', 'howLong', 'between');
}

/** "how long should the PDF be" and "can I apply after the deadline" name a date, but do not ask for it. */
function isSpokenOfOtherwise(question: Question, context: AnswerContext): boolean {
  const { index } = context;
  const isWeak = question.keyDates.every((mention) => isWeakName(mention, question, context));
  const isFrom = asksFor(question, 'when') && asksFor(question, 'start');
  if (question.keyDates.length > 0 && isWeak && !isFrom && !asksFor(question, 'open', 'closed', 'left', 'finish'))
    return !says(question, index, 'today');
  return question.isPolar && says(question, index, 'beforeAfter');
}

function isWeakName(mention: KeyDateMention, question: Question, context: AnswerContext): boolean {
  const weak = context.index.language.weakDateNames;
  return (
    mention.to - mention.from === 1 &&
    weak.some((name) => context.index.analyser.terms(name)[0]?.concept === question.terms[mention.from]?.concept)
  );
}

function isNamedTerm(question: Question, at: number): boolean {
  return question.keyDates.some((mention) => mention.from <= at && at < mention.to);
}

function answerDate(target: Target, question: Question, context: AnswerContext) {
  const { date } = target;
  if (date === null) return textAnswer(context.say('dateUnknown', { kind: target.kind }));
  const edge = edgeOf(question, date, context);
  const guide = guideOfDate(date.kind);
  const focus = { keyDate: date.id, edge, source: date.source, ...(guide === null ? {} : { guide }) };
  const point = edge === 'start' ? startOf(date.when) : endOf(date.when);
  if (asksFor(question, 'howLong') && !asksFor(question, 'left') && date.when.kind === 'range')
    return textAnswer(texts.lengthText(date, context), focus);
  if (asksFor(question, 'hour') && !asksFor(question, 'left') && point.kind !== 'instant') {
    return textAnswer(texts.hourUnknownText(date, point, context), focus);
  }
  if (asksFor(question, 'left')) return textAnswer(texts.leftText(date, edge, context), focus);
  const isStateAsked =
    question.isPolar &&
    (asksFor(question, 'open', 'closed', 'start', 'finish') ||
      isHappening(question) ||
      says(question, context.index, 'today'));
  if (isStateAsked || asksFor(question, 'open')) {
    const isStartAsked = edge === 'start' && !asksFor(question, 'open', 'closed');
    if (isStartAsked && phaseOf(startOf(date.when), context.now) === 'past') {
      return textAnswer(`${context.say('yes')} ${texts.whenText(date, edge, context)}`, focus);
    }
    if (date.when.kind !== 'range' && !asksFor(question, 'open', 'closed')) {
      return textAnswer(texts.happenedText(date, context), focus);
    }
    const wantsClosed = asksFor(question, 'closed') && !says(question, context.index, 'notClosed');
    return textAnswer(texts.stateText(date, edge, wantsClosed, question.isPolar && !question.isChoice, context), focus);
  }
  return textAnswer(texts.whenText(date, edge, context), focus);
}

/** A key date by what people call it; null if the program has none of that name. */
export function describeDate(text: string, context: AnswerContext): Answer | null {
  const question = recogniseQuestion(text, context.index);
  const [target] = targetsOf(question, context);
  return target ? answerDate(target, question, context) : null;
}
