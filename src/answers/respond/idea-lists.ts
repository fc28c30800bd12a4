import type { Idea } from '../../domain/program/idea.ts';
import type { Answer, AnswerContext, Responder } from '../answer.ts';
import type { Criterion } from '../recognise/criterion.ts';
import { readFactFilter } from '../recognise/fact-filter.ts';
import { type IdeaFilter, readIdeaFilter } from '../recognise/idea-filter.ts';
import { asksFor, type Question, recogniseQuestion, says, termsOf } from '../recognise/question.ts';
import { COMPARISONS } from './comparisons.ts';
import { coverage } from './coverage.ts';
import { extremesAmong, SUPERLATIVE_ASKS } from './extremes.ts';
import { ideasThatMeet } from './filtered-ideas.ts';
import { listAnswer } from './list-answer.ts';
import { relativeTo, scopeOf, withoutCompared } from './list-scope.ts';
import { mentorsAnswer } from './mentors.ts';
import { asksForOthers } from './sole-idea.ts';

/** A list found by free words is a guess; one made by known criteria is not. */
const WORDS_PRIOR = 0.92;
/** What fits known criteria answers better than a text that names the others, too. */
const CRITERIA_PRIOR = 1.07;
/** "which project takes 350 hours?" wants that one alone. */
const WHICH_FITS_PRIOR = 1.16;
/** "is there a shorter one?" asks for others than the one spoken of. */
const RELATIVE_PRIOR = 1.25;
/** "which one is about audio?" is answered by a name, not by a text about it. */
const WHICH_PRIOR = 1.05;
/** Words that stand only somewhere in the text of an idea. */
const TEXT_PRIOR = 0.75;
/** "what number of solid projects" counts no ideas that have the word somewhere. */
const COUNT_PRIOR = 0.5;
/** Free words that no idea has were hardly meant as a filter. */
const WORDS_WITHOUT_IDEAS_PRIOR = 0.5;
/** "what should my idea look like" has the word, but wants no list. */
const EXPLAINING_PRIOR = 0.5;

/** Answers which ideas there are, which fit, and how many. */
export const respondWithIdeaLists: Responder = (question, context) => {
  const isBare = isBareFilter(question, context);
  if (!isBare && !wantsList(question, context)) return [];
  const cues = [
    ...termsOf(question.asks, 'easier', 'harder', 'bigger', 'smaller'),
    ...termsOf(question.asks, 'list', 'howMany', 'other', 'review', 'reviewed', 'who', ...SUPERLATIVE_ASKS),
    ...termsOf(question.attributes, 'level', 'size', 'languages', 'summary'),
  ];
  const stated = statedFilter(question, cues, context);
  const relative = relativeTo(question, context);
  const filter = withoutCompared(withoutUnknownWords(stated, question, context), relative);
  const status = statusOf(question);
  const scope = scopeOf(question, context);
  const meeting = ideasThatMeet(filter.criteria, context).filter(
    (idea) => scope(idea) && (status === null || idea.status === status),
  );
  const fitting = filter.criteria.length === 0 ? meeting : extremesAmong(meeting, question);
  const aboutMentors = filter.criteria.some((criterion) => criterion.kind === 'mentor')
    ? termsOf(question.attributes, 'mentors')
    : [];
  return [
    {
      score:
        (relativeTo(question, context) ? RELATIVE_PRIOR : 1) *
        priorOf(filter.criteria, fitting, question, context) *
        coverage(question, context.index, [...cues, ...aboutMentors, ...filter.terms]),
      answer: () => listAnswer(fitting, filter.criteria, status, question, context),
    },
  ];
};

/** Whether the form of the question lets one expect a list of ideas. */
function wantsList(question: Question, context: AnswerContext): boolean {
  const { index } = context;
  // "the first one" is a member of the list, not the list.
  if (question.ordinal !== null) return false;
  if (question.people.length > 0 && says(question, index, 'nothingToDo')) return true;
  // "which of them is easier" compares those spoken of.
  if (says(question, index, 'amongThem') && COMPARISONS.some(([ask]) => asksFor(question, ask))) return false;
  if (relativeTo(question, context) !== null) return true;
  if (asksFor(question, 'who') && !says(question, index, 'pluralIdeas')) return false;
  if (says(question, index, 'plural') || says(question, index, 'anyIdea')) return true;
  if (says(question, index, 'whichIs')) return true;
  if (asksFor(question, 'howMany')) return says(question, index, 'pluralIdeas');
  const isAboutMentors = question.attributes.some((match) => match.value === 'mentors');
  return asksFor(question, 'list', 'other') && !(isAboutMentors && !says(question, index, 'pluralIdeas'));
}

/** "not Perl, just C" and "shell scripting?" say nothing but what an idea should be like. */
function isBareFilter(question: Question, context: AnswerContext): boolean {
  const { index, conversation } = context;
  if (question.isPolar || question.ideas?.isWhole) return false;
  if (conversation.ideas.length === 1 && !asksForOthers(question, context)) return false;
  const isAsking = question.words.some(
    (word, at) => index.language.questionWords.includes(word) && at < question.words.length - 1,
  );
  if (isAsking || question.keyDates.length > 0) return false;
  return hasValues(readFilter(question, [], context));
}

/** Values that are wanted ("with 180 hours") count before whether a value is given at all ("with a size"). */
function statedFilter(question: Question, cues: readonly number[], context: AnswerContext): IdeaFilter {
  const filter = readFilter(question, cues, context);
  return hasValues(filter) ? filter : (readFactFilter(question, context.index) ?? filter);
}

function hasValues({ criteria }: IdeaFilter): boolean {
  return criteria.some(({ kind }) => kind === 'language' || kind === 'level' || kind === 'hours');
}

function readFilter(question: Question, cues: readonly number[], context: AnswerContext): IdeaFilter {
  return readIdeaFilter(
    question,
    context.index.criterionWords,
    context.index.language,
    new Set(cues),
    context.index.patterns,
  );
}

/** Words that stand in no idea are left out of the filter, and count against the reading instead. */
function withoutUnknownWords(filter: IdeaFilter, question: Question, context: AnswerContext): IdeaFilter {
  const unknown = filter.criteria.filter(
    (criterion) =>
      criterion.kind === 'words' && context.index.ideaSearch.find([criterion.concept], 'everything').length === 0,
  );
  const concepts = new Set(unknown.map((criterion) => (criterion.kind === 'words' ? criterion.concept : '')));
  return {
    criteria: filter.criteria.filter((criterion) => !unknown.includes(criterion)),
    terms: new Set([...filter.terms].filter((at) => !concepts.has(question.terms[at]?.concept ?? ''))),
  };
}

function priorOf(
  criteria: readonly Criterion[],
  fitting: readonly Idea[],
  question: Question,
  context: AnswerContext,
): number {
  const { index } = context;
  const concepts = criteria.flatMap((criterion) =>
    criterion.kind === 'words' && !criterion.isNegated ? [criterion.concept] : [],
  );
  const isExplaining =
    says(question, index, 'explains') ||
    (question.isPolar && criteria.every(({ kind }) => kind === 'words') && !says(question, index, 'isThere'));
  const form = isExplaining ? EXPLAINING_PRIOR : 1;
  if (criteria.every((criterion) => criterion.kind !== 'words')) {
    if (criteria.length === 0) return form;
    return form * (asksWhichIdea(question, context) ? WHICH_FITS_PRIOR : CRITERIA_PRIOR);
  }
  if (fitting.length === 0) return form * WORDS_WITHOUT_IDEAS_PRIOR;
  if (asksWhichIdea(question, context) || says(question, index, 'bareList')) return form * WHICH_PRIOR;
  if (asksFor(question, 'howMany') && index.ideaSearch.find(concepts, 'subject').length === 0)
    return form * COUNT_PRIOR;
  const isSubject = concepts.length === 0 || index.ideaSearch.find(concepts, 'subject').length > 0;
  return form * (isSubject ? WORDS_PRIOR : TEXT_PRIOR);
}

function asksWhichIdea(question: Question, { index }: AnswerContext): boolean {
  return says(question, index, 'asksWhich') && !question.isPolar;
}

function statusOf(question: Question): Idea['status'] | null {
  if (asksFor(question, 'review')) return 'unreviewed';
  return asksFor(question, 'reviewed') ? 'listed' : null;
}

/** The ideas that meet the filters of a command; all of them without any. */
export function listIdeas(text: string, context: AnswerContext): Answer {
  const question = recogniseQuestion(text, context.index);
  const cues = [
    ...termsOf(question.attributes, 'level', 'size', 'languages', 'mentors'),
    ...termsOf(question.asks, 'review', 'reviewed'),
  ];
  const { criteria } = statedFilter(question, cues, context);
  const status = statusOf(question);
  // "list all the mentors" begins with the name of this command.
  const isAboutMentors = question.attributes.some((match) => match.value === 'mentors');
  if (criteria.length === 0 && isAboutMentors && !says(question, context.index, 'pluralIdeas'))
    return mentorsAnswer(false, context);
  const fitting = ideasThatMeet(criteria, context).filter((idea) => status === null || idea.status === status);
  return listAnswer(fitting, criteria, status, question, context);
}
