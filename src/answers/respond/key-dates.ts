import type { KeyDateKind } from '../../domain/program/key-date.ts';
import type { Answer, AnswerContext, Candidate, Responder } from '../answer.ts';
import {
  DATE_ASKS,
  impliedTarget,
  isWeakName,
  startsOrEnds,
  type Target,
  targetsOf,
} from '../recognise/date-target.ts';
import { asksFor, type Question, range, recogniseQuestion, says, termsOf } from '../recognise/question.ts';
import { answerDate, isHappening } from './answer-date.ts';
import { coverage } from './coverage.ts';
import { dayTerms, deedTerms } from './date-terms.ts';
import { dayCandidates } from './day-answers.ts';
import { localTimeCandidates } from './local-time.ts';
import { clockScore, type Score } from './score.ts';
import { timelineCandidates } from './timeline.ts';

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
    ...deedTerms(question, context),
    ...(announcementAsked(question, context) === null ? [] : termsOf(question.asks, 'list')),
  ];
  const score = (...more: readonly number[]) => coverage(question, context.index, [...asked, ...more]);
  return [
    ...timelineCandidates(question, context, score),
    ...dayCandidates(question, context, score),
    ...localTimeCandidates(question, context, place !== undefined, score),
    ...dateCandidates(question, context, score),
  ];
};

function dateCandidates(question: Question, context: AnswerContext, score: Score): Candidate[] {
  const [named] = namedTargets(question, context);
  const isStateOfNow =
    named !== undefined && question.keyDates.length === 1 && question.isPolar && says(question, context.index, 'today');
  const isAsked =
    asksFor(question, ...DATE_ASKS) ||
    isStateOfNow ||
    isHappening(question) ||
    announcementAsked(question, context) !== null;
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
  const target = named ?? announcementAsked(question, context) ?? impliedTarget(question, context);
  if (
    named === undefined &&
    announcementAsked(question, context) === null &&
    !asksFor(question, 'open', 'closed', 'left', 'finish') &&
    context.conversation.keyDate === null &&
    !(context.conversation.subject === 'ideas' && startsOrEnds(question))
  )
    return [];
  if (named === undefined && target.date === null) return [];
  const prior = priorOf(named, question, context);
  // Asked when something is, or whether there is time for it, the clock answers, whatever was spoken of before.
  const isOfNow = question.isPolar
    ? asksFor(question, 'open', 'closed', 'left') || says(question, context.index, 'today')
    : named !== undefined && asksFor(question, 'when', 'hour', 'left') && !isOfMore(question, context);
  return [
    {
      score: isOfNow && target.date !== null ? clockScore(score(), prior) : prior * score(),
      answer: () => answerDate(target, question, context),
    },
  ];
}

/** "are they announced yet": the announcement spoken of, else that of the results; null if none is asked for. */
function announcementAsked(question: Question, context: AnswerContext): Target | null {
  const { index, conversation } = context;
  const isOfOthers = question.keyDates.length > 0 || question.ideas !== null || question.people.length > 0;
  // After an idea, "is it released already" asks for that.
  const isOfSubject = conversation.subject === 'ideas' && /\bit\b/.test(question.text);
  if (isOfOthers || isOfSubject || !says(question, index, 'areTheyOut')) return null;
  const before = conversation.keyDate === null ? undefined : index.keyDate(conversation.keyDate);
  const date =
    before && ANNOUNCEMENTS.includes(before.kind)
      ? before
      : index.program.keyDates.find(({ kind }) => kind === 'results');
  return date === undefined ? null : { date, kind: date.kind };
}

const ANNOUNCEMENTS: readonly KeyDateKind[] = ['results', 'orgs-announced'];

/** The dates that a question names; "by when do I hand it in" is about the one spoken of. */
function namedTargets(question: Question, context: AnswerContext): readonly Target[] {
  const isOfBefore = question.hasPronoun && context.conversation.keyDate !== null;
  const isWeak = isOfBefore && question.keyDates.every((mention) => isWeakName(mention, question, context));
  return isWeak ? [] : targetsOf(question, context);
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

/** "next deadline" and "all deadlines" are about more than one date, "I missed it, what now" about more than the date. */
function isOfMore(question: Question, { index }: AnswerContext): boolean {
  return (
    asksFor(question, 'next', 'after', 'before', 'between', 'closed') ||
    says(question, index, 'beforeAfter') ||
    says(question, index, 'manyDates') ||
    says(question, index, 'fromThere')
  );
}

/** "how many projects are needed to apply" counts something else than days. */
function countsOtherThings(question: Question): boolean {
  return asksFor(question, 'howMany') && !asksFor(question, 'left', 'howLong', 'between');
}

/** "how long should the PDF be" and "can I apply after the deadline" name a date, but do not ask for it. */
function isSpokenOfOtherwise(question: Question, context: AnswerContext): boolean {
  const { index } = context;
  const isWeak = question.keyDates.every((mention) => isWeakName(mention, question, context));
  const isFrom = says(question, index, 'untilOpen') || (asksFor(question, 'when') && asksFor(question, 'start'));
  if (question.keyDates.length > 0 && isWeak && !isFrom && !asksFor(question, 'open', 'closed', 'left', 'finish'))
    return !says(question, index, 'today');
  return question.isPolar && says(question, index, 'beforeAfter');
}

function isNamedTerm(question: Question, at: number): boolean {
  return question.keyDates.some((mention) => mention.from <= at && at < mention.to);
}

/** A key date by what people call it; null if the program has none of that name. */
export function describeDate(text: string, context: AnswerContext): Answer | null {
  const question = recogniseQuestion(text, context.index);
  const [target] = targetsOf(question, context);
  if (target) return answerDate(target, question, context);
  // "deadline in IST" says of its date no more than where it is to be told.
  const [place] = context.index.places.find(question.terms);
  if (place === undefined) return null;
  return answerDate(impliedTarget(question, context), question, { ...context, zone: place.value });
}
