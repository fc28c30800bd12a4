import type { KeyDate, TimePoint } from '../../domain/program/key-date.ts';
import { endOf, startOf } from '../../domain/program/time-point.ts';
import type { Answer, AnswerContext, Candidate, Responder } from '../answer.ts';
import { textAnswer } from '../answer.ts';
import * as texts from '../compose/date-text.ts';
import { findRelativeDays } from '../recognise/day-literals.ts';
import type { KeyDateMention } from '../recognise/key-date-names.ts';
import { asksFor, type Question, range, recogniseQuestion, says, termsOf } from '../recognise/question.ts';
import { coverage } from './coverage.ts';

const DATE_ASKS = ['when', 'open', 'closed', 'left', 'howLong', 'start', 'finish', 'hour'] as const;
/** A date asked for by name is computed, even where a text kept with the program speaks of it. */
const NAMED_PRIOR = 1.06;
const BETWEEN_PRIOR = 1.1;
/** A day that is named is there to be compared. */
const DAY_PRIOR = 1.08;
/** "what comes after the deadline" is not asking for the deadline. */
const SEQUENCE_PRIOR = 1.08;
const TIMELINE_PRIOR = 0.9;
const SEQUENCE_ASKS = ['next', 'after', 'before'] as const;

/** Answers when things are, whether they are open, how long is left, and what comes next. */
export const respondWithKeyDates: Responder = (question, context) => {
  const named = question.keyDates.flatMap((mention) => range(mention.from, mention.to));
  const asked = [
    ...termsOf(question.asks, ...DATE_ASKS, 'between', 'timezone', 'timeline', 'now', 'phase', 'happens'),
    ...named,
    ...dayTerms(question, context),
  ];
  const score = (...more: readonly number[]) => coverage(question, context.index, [...asked, ...more]);
  return [
    ...sequenceCandidates(question, context, score),
    ...betweenCandidates(question, context, score),
    ...dayCandidates(question, context, score),
    ...clockCandidates(question, context, score),
    ...dateCandidates(question, context, score),
  ];
};

type Score = (...more: readonly number[]) => number;

/** What the question says about one date: which, and which end of it. */
interface Target {
  readonly date: KeyDate | null;
  readonly kind: string;
}

function targetsOf(question: Question, context: AnswerContext): Target[] {
  // "last day of the contribution task" names one date and asks for its end with a word that is the name of another.
  const isCue = (mention: KeyDateMention) =>
    question.asks.some((ask) => ask.from <= mention.from && mention.to <= ask.to && ask.value === 'finish');
  const specific = question.keyDates.filter((mention) => !isCue(mention));
  const mentions = (specific.length > 0 ? specific : question.keyDates).toSorted(
    (a, b) => distanceToAsk(a, question) - distanceToAsk(b, question),
  );
  return mentions.map((mention) => {
    const id = mention.ids[0];
    return { date: (id === undefined ? undefined : context.index.keyDate(id)) ?? null, kind: mention.kind };
  });
}

/** "I have submitted, when do results come?": of two dates the one next to the word that asks is meant, and rather the one behind it. */
function distanceToAsk(mention: KeyDateMention, question: Question): number {
  const asks = question.asks.filter((ask) => (DATE_ASKS as readonly string[]).includes(ask.value));
  const distances = asks.map((ask) =>
    mention.from >= ask.to ? mention.from - ask.to : 2 * (1 + ask.from - mention.to),
  );
  return Math.min(2 * question.terms.length, ...distances);
}

/** Without a name the last date spoken of is meant, else the applications, which nearly everybody asks about. */
function impliedTarget(context: AnswerContext): Target {
  const spokenOf =
    context.conversation.keyDate === null ? undefined : context.index.keyDate(context.conversation.keyDate);
  const date = spokenOf ?? context.index.program.keyDates.find((keyDate) => keyDate.kind === 'applications') ?? null;
  return { date, kind: date?.kind ?? 'applications' };
}

function dateCandidates(question: Question, context: AnswerContext, score: Score): Candidate[] {
  const [named] = targetsOf(question, context);
  const isStateOfNow =
    named !== undefined && question.keyDates.length === 1 && question.isPolar && says(question, context.index, 'today');
  const isAsked = asksFor(question, ...DATE_ASKS) || isStateOfNow;
  // A date that is only mentioned ("how do I apply") is no question for its time.
  const isBareName =
    named !== undefined && question.terms.every((term, at) => term.weight === 'stop' || isNamedTerm(question, at));
  if ((!isAsked && !isBareName) || countsOtherThings(question) || isSpokenOfOtherwise(question, context)) return [];
  const target = named ?? impliedTarget(context);
  if (
    named === undefined &&
    !asksFor(question, 'open', 'closed', 'left', 'finish') &&
    context.conversation.keyDate === null
  )
    return [];
  return [{ score: (named ? NAMED_PRIOR : 1) * score(), answer: () => answerDate(target, question, context) }];
}

/** "how many projects are needed to apply" counts something else than days. */
function countsOtherThings(question: Question): boolean {
  return asksFor(question, 'howMany') && !asksFor(question, 'left', 'howLong', 'between');
}

/** "how long should the PDF be" and "can I apply after the deadline" name a date, but do not ask for it. */
function isSpokenOfOtherwise(question: Question, context: AnswerContext): boolean {
  const { index } = context;
  const isWeak = question.keyDates.every((mention) => isWeakName(mention, question, context));
  if (question.keyDates.length > 0 && isWeak && !asksFor(question, 'open', 'closed', 'left', 'finish'))
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
  const focus = { keyDate: date.id, edge, source: date.source };
  const point = edge === 'start' ? startOf(date.when) : endOf(date.when);
  if (asksFor(question, 'howLong') && !asksFor(question, 'left') && date.when.kind === 'range')
    return textAnswer(texts.lengthText(date, context), focus);
  if (asksFor(question, 'hour') && !asksFor(question, 'left') && point.kind !== 'instant') {
    return textAnswer(texts.hourUnknownText(date, point, context), focus);
  }
  if (asksFor(question, 'left')) return textAnswer(texts.leftText(date, edge, context), focus);
  const isStateAsked =
    question.isPolar &&
    (asksFor(question, 'open', 'closed', 'start', 'finish') || says(question, context.index, 'today'));
  if (isStateAsked || asksFor(question, 'open')) {
    if (date.when.kind !== 'range' && !asksFor(question, 'open', 'closed')) {
      return textAnswer(texts.happenedText(date, context), focus);
    }
    const wantsClosed = asksFor(question, 'closed') && !says(question, context.index, 'notClosed');
    return textAnswer(texts.stateText(date, edge, wantsClosed, question.isPolar && !question.isChoice, context), focus);
  }
  return textAnswer(texts.whenText(date, edge, context), focus);
}

/** Which end of a range is asked for; "deadline" and "until" mean the end, "open" in a when-question the start. */
function edgeOf(question: Question, date: KeyDate, context: AnswerContext): 'start' | 'end' | 'whole' {
  if (date.when.kind !== 'range') return 'whole';
  if (asksFor(question, 'finish', 'closed', 'left') || (asksFor(question, 'open') && question.isPolar)) return 'end';
  if (asksFor(question, 'start') || (asksFor(question, 'open') && asksFor(question, 'when'))) return 'start';
  const isSame = context.conversation.keyDate === date.id && question.keyDates.length === 0;
  return isSame ? context.conversation.edge : 'whole';
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
  const [first, second] = dates;
  const isSpan = asksFor(question, 'between') || says(question, context.index, 'span');
  if (!isSpan || !first || !second || first === second) return [];
  const terms = termsOf(question.asks, 'howMany', 'howLong', 'left', 'next');
  return [
    {
      score: BETWEEN_PRIOR * score(...terms),
      answer: () => texts.betweenAnswer(first, second, says(question, context.index, 'fromStart'), context),
    },
  ];
}

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
    return [
      { score: TIMELINE_PRIOR * score(...termsOf(question.asks, 'list')), answer: () => texts.datesAnswer(context) },
    ];
  }
  return [];
}

/** A key date by what people call it; null if the program has none of that name. */
export function describeDate(text: string, context: AnswerContext): Answer | null {
  const question = recogniseQuestion(text, context.index);
  const [target] = targetsOf(question, context);
  return target ? answerDate(target, question, context) : null;
}
