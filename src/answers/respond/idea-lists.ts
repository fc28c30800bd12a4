import type { Idea } from '../../domain/program/idea.ts';
import { difficultyRank } from '../../domain/program/level.ts';
import type { Answer, AnswerContext, Candidate, Responder } from '../answer.ts';
import { textAnswer } from '../answer.ts';
import { ideaCard, namesOf } from '../compose/idea-text.ts';
import { filterText } from '../compose/filter-text.ts';
import { type Criterion, type IdeaFilter, meetsAll, readIdeaFilter } from '../recognise/idea-filter.ts';
import { asksFor, type Question, recogniseQuestion, termsOf } from '../recognise/question.ts';
import { coverage } from './coverage.ts';
import { withVerdict } from './idea-attributes.ts';

const PLURAL = /\b(?:ideas|projects|topics|ones|all of them|those|them)\b/;
const ANY_OF_THEM = /\b(?:which|any|some|another|other|what|an?)(?: \S+){0,4} (?:idea|project|one|topic)\b|\b(?:something|anything)\b|^(?:\S+ ){1,3}(?:idea|project)$/;
/** A list found by free words is a guess; one made by known criteria is not. */
const WORDS_PRIOR = 0.92;
/** Words that stand only somewhere in the text of an idea. */
const TEXT_PRIOR = 0.75;
/** Free words that no idea has were hardly meant as a filter. */
const WORDS_WITHOUT_IDEAS_PRIOR = 0.5;

/** Answers which ideas there are, which fit, how many, and which of them is the hardest. */
export const respondWithIdeaLists: Responder = (question, context) => {
  const text = question.words.join(' ');
  const isList = asksFor(question, 'list', 'howMany', 'other') || PLURAL.test(text) || ANY_OF_THEM.test(text);
  if (!isList) return [];
  const cues = [
    ...termsOf(question.asks, 'list', 'howMany', 'other', 'review', 'reviewed', 'who'),
    ...termsOf(question.attributes, 'level', 'size', 'languages', 'summary'),
  ];
  const facts = factCriteria(question);
  const filter = facts ?? readIdeaFilter(question, context.index.criterionWords, context.index.language, new Set(cues));
  const statusFilter = statusOf(question);
  const words = filter.criteria.filter((criterion) => criterion.kind === 'words');
  const aboutMentors = filter.criteria.some((criterion) => criterion.kind === 'mentor') ? termsOf(question.attributes, 'mentors') : [];
  const known = words.filter((criterion) => isKnownWord(criterion, context));
  const usable: IdeaFilter = {
    terms: new Set([...filter.terms].filter((at) => !isUnknownTerm(question, at, words, known))),
    criteria: filter.criteria.filter((criterion) => criterion.kind !== 'words' || known.includes(criterion)),
  };
  const scope = scopeOf(question, context);
  const fitting = ideasThatMeet(usable.criteria, context).filter(
    (idea) => scope(idea) && (statusFilter === null || idea.status === statusFilter),
  );
  const concepts = known.flatMap((criterion) => (criterion.kind === 'words' && !criterion.isNegated ? [criterion.concept] : []));
  const isSubject = concepts.length === 0 || context.index.ideaSearch.find(concepts, 'subject').length > 0;
  const prior = known.length === 0 ? 1 : fitting.length === 0 ? WORDS_WITHOUT_IDEAS_PRIOR : isSubject ? WORDS_PRIOR : TEXT_PRIOR;
  return [
    {
      score: prior * coverage(question, context.index, [...cues, ...aboutMentors, ...usable.terms]),
      answer: () => listAnswer(fitting, usable.criteria, statusFilter, question, context),
    },
  ];
};

const COUNTS: Readonly<Record<string, number>> = { one: 1, two: 2, three: 3, four: 4, five: 5, '1': 1, '2': 2, '3': 3, '4': 4, '5': 5 };

/** "which ideas have two mentors", "which have no known difficulty": whether the source gives something, and how many. */
function factCriteria(question: Question): IdeaFilter | null {
  const text = question.words.join(' ');
  const count = /\b(\S+) (?:different )?mentors?\b/.exec(text)?.[1];
  const mentorTerms = termsOf(question.attributes, 'mentors');
  if (count !== undefined && COUNTS[count] !== undefined && mentorTerms.length > 0) {
    const criterion: Criterion = { kind: 'mentorCount', value: COUNTS[count], isNegated: false };
    return { criteria: [criterion], terms: new Set([...mentorTerms, ...mentorTerms.map((at) => at - 1)]) };
  }
  const attribute = question.attributes.find((match) => match.value !== 'summary');
  if (!attribute || !/\b(?:have|has|having|with|without|no|lacks?|missing|unknown|known|given|specified)\b/.test(text)) return null;
  if (question.ideas?.isWhole || question.people.length > 0) return null;
  const isNegated = /\b(?:not|no|without|dont|doesnt|lacks?|missing|unknown|unspecified|nothing)\b/.test(text);
  const terms = question.terms.flatMap((term, at) => (/^(?:known|unknown|given|specified|missing|lacks?|not|no|without)$/.test(term.text) ? [at] : []));
  return {
    criteria: [{ kind: 'has', value: attribute.value, isNegated }],
    terms: new Set([...termsOf(question.attributes, attribute.value), ...terms]),
  };
}

/** "other C projects" leaves out those spoken of; "any of those in C" looks only among them. */
function scopeOf(question: Question, context: AnswerContext): (idea: Idea) => boolean {
  const { ideas, listed } = context.conversation;
  if (asksFor(question, 'other')) return (idea) => !ideas.includes(idea.slug);
  const isAmongThem = /\b(?:them|those|these)\b/.test(question.words.join(' ')) && listed.length > 1;
  return isAmongThem ? (idea) => listed.includes(idea.slug) : () => true;
}

function isUnknownTerm(
  question: Question,
  at: number,
  words: readonly Criterion[],
  known: readonly Criterion[],
): boolean {
  const concept = question.terms[at]?.concept;
  const same = (criterion: Criterion) => criterion.kind === 'words' && criterion.concept === concept;
  return words.some(same) && !known.some(same);
}

function isKnownWord(criterion: Criterion, context: AnswerContext): boolean {
  return criterion.kind === 'words' && context.index.ideaSearch.find([criterion.concept], 'everything').length > 0;
}

function statusOf(question: Question): Idea['status'] | null {
  if (asksFor(question, 'review')) return 'unreviewed';
  return asksFor(question, 'reviewed') ? 'listed' : null;
}

/** The ideas that meet every criterion, in the order of the page. */
export function ideasThatMeet(criteria: readonly Criterion[], context: AnswerContext): readonly Idea[] {
  const { ideaSearch, program } = context.index;
  const wanted = criteria.filter((criterion) => criterion.kind === 'words' && !criterion.isNegated);
  const concepts = wanted.flatMap((criterion) => (criterion.kind === 'words' ? [criterion.concept] : []));
  let bySubject: ReadonlySet<string> | null = null;
  if (concepts.length > 0) {
    const found = ideaSearch.find(concepts, 'subject');
    bySubject = new Set(found.length > 0 ? found : ideaSearch.find(concepts, 'everything'));
  }
  const others = criteria.filter((criterion) => !wanted.includes(criterion));
  const hasWords = (idea: Idea, concept: string) => ideaSearch.find([concept], 'subject').includes(idea.slug);
  return program.ideas.filter(
    (idea) => (bySubject?.has(idea.slug) ?? true) && meetsAll(idea, others, hasWords),
  );
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
  const [only] = fitting;
  if (only && fitting.length === 1 && program.ideas.length > 1 && !question.isPolar) {
    return { ...textAnswer(context.say('theOne', { filter, hasFilter: String(filter !== ''), card: ideaCard(only, context) })), conversation: listedConversation(fitting) };
  }
  const isAll = filter === '' && fitting.length === program.ideas.length;
  const intro = isAll
    ? context.say('allIdeas', { count: fitting.length, organisation: program.organisation.name, year: program.year })
    : context.say('listed', { count: fitting.length, filter, hasFilter: String(filter !== '') });
  const blocks = [{ kind: 'list', intro, items: fitting.map((idea) => idea.title), isNumbered: true }] as const;
  return {
    blocks: question.isPolar && !question.isChoice ? withVerdict(blocks, context.say('yes')) : blocks,
    conversation: listedConversation(fitting),
  };
}

function countAnswer(fitting: readonly Idea[], filter: string, context: AnswerContext): Answer {
  const unreviewed = fitting.filter((idea) => idea.status === 'unreviewed').length;
  const text =
    filter === ''
      ? context.say('howManyIdeas', { count: fitting.length, unreviewed, reviewed: fitting.length - unreviewed })
      : context.say('howManyFit', { count: fitting.length, filter, titles: fitting.map((idea) => idea.title).join('; ') });
  return textAnswer(text, listedConversation(fitting));
}

function noneAnswer(filter: string, criteria: readonly Criterion[], question: Question, context: AnswerContext): Answer {
  const { ideas } = context.index.program;
  const kinds = new Set(criteria.map((criterion) => criterion.kind));
  const there = [
    ...(kinds.has('level') ? ideas.map((idea) => idea.level?.written.toLowerCase()) : []),
    ...(kinds.has('language') ? ideas.flatMap((idea) => idea.languages) : []),
    ...(kinds.has('hours') ? ideas.map((idea) => idea.size?.written) : []),
  ].filter((value) => value !== undefined);
  const values = [...new Set(there)].join(', ');
  const lead = question.isPolar ? `${context.say('no')} ` : '';
  return textAnswer(`${lead}${context.say('noneFit', { total: ideas.length, filter, values, hasValues: String(values !== '') })}`);
}

export function listedConversation(ideas: readonly Idea[]): Answer['conversation'] {
  const slugs = ideas.map((idea) => idea.slug);
  return { listed: slugs, ideas: slugs, people: [], attribute: null };
}

/** Answers which idea is the hardest, easiest, largest, smallest, or has the most mentors. */
export const respondWithSuperlatives: Responder = (question, context) => {
  const candidates: Candidate[] = [];
  for (const [ask, rank, sign] of SUPERLATIVES) {
    if (!asksFor(question, ask)) continue;
    const cues = [...termsOf(question.asks, ask, 'list', 'who'), ...termsOf(question.attributes, 'mentors', 'level', 'size')];
    candidates.push({
      score: coverage(question, context.index, cues),
      answer: () => extremeAnswer(ask, rank, sign, context),
    });
  }
  return candidates;
};

type Superlative = 'hardest' | 'easiest' | 'largest' | 'smallest' | 'mostMentors';
type Rank = (idea: Idea) => number | null;
const byLevel: Rank = (idea) => (idea.level === null ? null : difficultyRank(idea.level));
const byHours: Rank = (idea) => idea.size?.hours.at(-1) ?? null;
const SUPERLATIVES: readonly (readonly [Superlative, Rank, 1 | -1])[] = [
  ['hardest', byLevel, 1],
  ['easiest', byLevel, -1],
  ['largest', byHours, 1],
  ['smallest', byHours, -1],
  ['mostMentors', (idea) => idea.mentors.length, 1],
];

function extremeAnswer(superlative: Superlative, rank: Rank, sign: 1 | -1, context: AnswerContext): Answer {
  const ranked = context.index.program.ideas.flatMap((idea) => {
    const value = rank(idea);
    return value === null ? [] : [{ idea, value: value * sign }];
  });
  const best = Math.max(...ranked.map(({ value }) => value));
  const winners = ranked.filter(({ value }) => value === best).map(({ idea }) => idea);
  const [first] = winners;
  if (!first) return textAnswer(context.say('compareUnknown'));
  if (superlative === 'mostMentors') {
    const text = winners
      .map((idea) => context.say('mostMentorsOfIdea', { idea: idea.title, count: idea.mentors.length, names: namesOf(idea.mentors, context) }))
      .join(' ');
    return textAnswer(text, { ...listedConversation(winners), attribute: 'mentors' });
  }
  const value = superlative === 'hardest' || superlative === 'easiest' ? first.level?.written : first.size?.written;
  return textAnswer(
    context.say('most', {
      superlative,
      ideas: winners.map((idea) => idea.title).join('; '),
      count: winners.length,
      value: value ?? '',
      isAll: String(winners.length === ranked.length && ranked.length > 1),
    }),
    listedConversation(winners),
  );
}

/** The ideas that meet the filters of a command; all of them without any. */
export function listIdeas(text: string, context: AnswerContext): Answer {
  const question = recogniseQuestion(text, context.index);
  const ignored = new Set(termsOf(question.attributes, 'level', 'size', 'languages', 'mentors'));
  const { criteria } = readIdeaFilter(question, context.index.criterionWords, context.index.language, ignored);
  return listAnswer(ideasThatMeet(criteria, context), criteria, statusOf(question), question, context);
}
