import type { Idea } from '../../domain/program/idea.ts';
import type { Answer, AnswerContext, Responder } from '../answer.ts';
import { textAnswer } from '../answer.ts';
import { filterText } from '../compose/filter-text.ts';
import { ideaCard } from '../compose/idea-text.ts';
import type { Criterion } from '../recognise/criterion.ts';
import { readFactFilter } from '../recognise/fact-filter.ts';
import { type IdeaFilter, readIdeaFilter } from '../recognise/idea-filter.ts';
import { asksFor, type Question, recogniseQuestion, says, termsOf } from '../recognise/question.ts';
import { coverage } from './coverage.ts';
import { ideasThatMeet } from './filtered-ideas.ts';
import { withVerdict } from './idea-attributes.ts';

/** A list found by free words is a guess; one made by known criteria is not. */
const WORDS_PRIOR = 0.92;
/** Words that stand only somewhere in the text of an idea. */
const TEXT_PRIOR = 0.75;
/** Free words that no idea has were hardly meant as a filter. */
const WORDS_WITHOUT_IDEAS_PRIOR = 0.5;
/** "what should my idea look like" has the word, but wants no list. */
const EXPLAINING_PRIOR = 0.5;

/** Answers which ideas there are, which fit, and how many. */
export const respondWithIdeaLists: Responder = (question, context) => {
  if (!wantsList(question, context)) return [];
  const cues = [
    ...termsOf(question.asks, 'list', 'howMany', 'other', 'review', 'reviewed', 'who'),
    ...termsOf(question.attributes, 'level', 'size', 'languages', 'summary'),
  ];
  const stated = readFactFilter(question, context.index) ?? readFilter(question, cues, context);
  const filter = withoutUnknownWords(stated, question, context);
  const status = statusOf(question);
  const scope = scopeOf(question, context);
  const fitting = ideasThatMeet(filter.criteria, context).filter(
    (idea) => scope(idea) && (status === null || idea.status === status),
  );
  const aboutMentors = filter.criteria.some((criterion) => criterion.kind === 'mentor')
    ? termsOf(question.attributes, 'mentors')
    : [];
  return [
    {
      score:
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
  if (says(question, index, 'plural') || says(question, index, 'anyIdea')) return true;
  if (asksFor(question, 'howMany')) return says(question, index, 'pluralIdeas');
  return asksFor(question, 'list', 'other');
}

function readFilter(question: Question, cues: readonly number[], context: AnswerContext): IdeaFilter {
  return readIdeaFilter(question, context.index.criterionWords, context.index.language, new Set(cues));
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
    (question.isPolar && criteria.length === 0 && !says(question, index, 'isThere'));
  const form = isExplaining ? EXPLAINING_PRIOR : 1;
  if (criteria.every((criterion) => criterion.kind !== 'words')) return form;
  if (fitting.length === 0) return form * WORDS_WITHOUT_IDEAS_PRIOR;
  const isSubject = concepts.length === 0 || index.ideaSearch.find(concepts, 'subject').length > 0;
  return form * (isSubject ? WORDS_PRIOR : TEXT_PRIOR);
}

/** "other C projects" leaves out those spoken of; "any of those in C" looks only among them. */
function scopeOf(question: Question, context: AnswerContext): (idea: Idea) => boolean {
  const { ideas, listed } = context.conversation;
  if (asksFor(question, 'other')) return (idea) => !ideas.includes(idea.slug);
  const isAmongThem = says(question, context.index, 'amongThem') && listed.length > 1;
  return isAmongThem ? (idea) => listed.includes(idea.slug) : () => true;
}

function statusOf(question: Question): Idea['status'] | null {
  if (asksFor(question, 'review')) return 'unreviewed';
  return asksFor(question, 'reviewed') ? 'listed' : null;
}

function listAnswer(
  fitting: readonly Idea[],
  criteria: readonly Criterion[],
  status: Idea['status'] | null,
  question: Question,
  context: AnswerContext,
): Answer {
  const { program } = context.index;
  if (program.ideas.length === 0) return textAnswer(context.say('noIdeas'));
  const filter = filterText(criteria, status, context);
  if (asksFor(question, 'howMany')) return countAnswer(fitting, filter, context);
  if (fitting.length === 0) return noneAnswer(filter, criteria, question, context);
  const verdict = verdictOn(fitting, question, context);
  const [only] = fitting;
  if (only && fitting.length === 1 && program.ideas.length > 1 && verdict === null) {
    const text = context.say('theOne', { filter, hasFilter: String(filter !== ''), card: ideaCard(only, context) });
    return textAnswer(text, listedConversation(fitting));
  }
  const isAll = filter === '' && fitting.length === program.ideas.length;
  const intro = isAll
    ? context.say('allIdeas', { count: fitting.length, organisation: program.organisation.name, year: program.year })
    : context.say('listed', { count: fitting.length, filter, hasFilter: String(filter !== '') });
  const blocks = [{ kind: 'list', intro, items: fitting.map((idea) => idea.title), isNumbered: true }] as const;
  return {
    blocks: verdict === null ? blocks : withVerdict(blocks, context.say(verdict)),
    conversation: listedConversation(fitting),
  };
}

/** "is every idea in C?" is answered by all of them, "is there one in C?" by any. */
function verdictOn(fitting: readonly Idea[], question: Question, context: AnswerContext): 'yes' | 'no' | null {
  if (!question.isPolar || question.isChoice) return null;
  if (!says(question, context.index, 'quantifier')) return 'yes';
  return fitting.length === context.index.program.ideas.length ? 'yes' : 'no';
}

function countAnswer(fitting: readonly Idea[], filter: string, context: AnswerContext): Answer {
  const unreviewed = fitting.filter((idea) => idea.status === 'unreviewed').length;
  const text =
    filter === ''
      ? context.say('howManyIdeas', { count: fitting.length, unreviewed, reviewed: fitting.length - unreviewed })
      : context.say('howManyFit', {
          count: fitting.length,
          filter,
          titles: fitting.map((idea) => idea.title).join('; '),
        });
  return textAnswer(text, listedConversation(fitting));
}

/** That nothing fits, and what there is instead. */
function noneAnswer(
  filter: string,
  criteria: readonly Criterion[],
  question: Question,
  context: AnswerContext,
): Answer {
  const { ideas } = context.index.program;
  const kinds = new Set(criteria.map((criterion) => criterion.kind));
  const there = [
    ...(kinds.has('level') ? ideas.map((idea) => idea.level?.written.toLowerCase()) : []),
    ...(kinds.has('language') ? ideas.flatMap((idea) => idea.languages) : []),
    ...(kinds.has('hours') ? ideas.map((idea) => idea.size?.written) : []),
  ].filter((value) => value !== undefined);
  const values = [...new Set(there)].join(', ');
  const lead = question.isPolar ? `${context.say('no')} ` : '';
  return textAnswer(
    `${lead}${context.say('noneFit', { total: ideas.length, filter, values, hasValues: String(values !== '') })}`,
  );
}

/** After a list, "the second one" and "which of them" are about it. */
export function listedConversation(ideas: readonly Idea[]): Answer['conversation'] {
  const slugs = ideas.map((idea) => idea.slug);
  return { listed: slugs, ideas: slugs, people: [], attribute: null };
}

/** The ideas that meet the filters of a command; all of them without any. */
export function listIdeas(text: string, context: AnswerContext): Answer {
  const question = recogniseQuestion(text, context.index);
  const cues = [
    ...termsOf(question.attributes, 'level', 'size', 'languages', 'mentors'),
    ...termsOf(question.asks, 'review', 'reviewed'),
  ];
  const { criteria } = readFactFilter(question, context.index) ?? readFilter(question, cues, context);
  const status = statusOf(question);
  const fitting = ideasThatMeet(criteria, context).filter((idea) => status === null || idea.status === status);
  return listAnswer(fitting, criteria, status, question, context);
}
